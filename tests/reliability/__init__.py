"""What was acknowledged survives: processes are killed, mails are counted, nothing is lost nor sent twice."""
