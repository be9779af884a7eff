"""Reading the programme's own open data set into listings that wait for their person (docs/open-data-format.md)."""
