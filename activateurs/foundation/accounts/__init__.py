"""Users, known by their e-mail address, and sign-in by a code sent there."""
