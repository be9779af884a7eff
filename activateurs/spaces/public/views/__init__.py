"""Home, the texts of the programme, how to join, legal pages."""
