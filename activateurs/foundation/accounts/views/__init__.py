"""Pages of accounts: signing in and joining, and what keeps an account safe."""
