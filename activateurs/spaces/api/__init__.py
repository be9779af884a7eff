"""The open API, same visibility rules as the pages."""
