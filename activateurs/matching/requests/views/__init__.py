"""Pages of a request: write, prove, follow."""
