"""What happens when a situation changes; each action is one transaction with the mails that tell of it."""
