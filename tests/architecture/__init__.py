"""Guards of the shape of the house. Each is a function that lists faults, run on the house and on a planted fault."""
