"""Where the programme writes its charter and its terms: editors draft, steering publishes (A6)."""
