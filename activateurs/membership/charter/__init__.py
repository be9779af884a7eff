"""The texts of the programme (charter, terms of use): versions, what each says, who accepted which (A6)."""
