"""Middleware, security headers, throttling, read-only GET, health, error pages."""
