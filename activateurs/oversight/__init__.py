"""What the programme and its members learn from what happens."""
