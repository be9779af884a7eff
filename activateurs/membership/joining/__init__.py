"""How one joins: the guided registration, what is sent to the programme, what the programme decides."""
