"""Addresses that people gave: only those of the web are ever made into links."""


def web_address(url: str) -> str:
    """The address if a browser opens it as a page; empty for any other scheme, which could run a script."""
    return url if url.lower().startswith(("https://", "http://")) else ""
