"""Guards that every test runs under, without asking: a test fails when the code it touches breaks a house rule."""
