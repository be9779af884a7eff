"""No test speaks to the outside: a connection to anything but this machine fails."""

import ipaddress
import socket
from typing import Any

import pytest

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


class OutsideWorldError(AssertionError):
    """Code under test tried to reach another machine."""


def is_local(host: Any) -> bool:
    """Whether a host name or address is this very machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _check(sock: socket.socket, address: Any) -> None:
    if sock.family != socket.AF_UNIX and not is_local(address[0]):
        raise OutsideWorldError(f"a test connects to {address}")


def _local_connect(sock: socket.socket, address: Any) -> None:
    _check(sock, address)
    _connect(sock, address)


def _local_connect_ex(sock: socket.socket, address: Any) -> int:
    _check(sock, address)
    return _connect_ex(sock, address)


def _local_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    # A machine may bind its own name; looking for another's is already speaking to the outside.
    if not is_local(host) and host not in ("0.0.0.0", "::", socket.gethostname()):
        raise OutsideWorldError(f"a test looks for the address of {host}")
    return _getaddrinfo(host, *args, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def no_outside_world() -> Any:
    """Chromium is a process of its own: the ``page`` fixture watches its requests."""
    socket.socket.connect = _local_connect
    socket.socket.connect_ex = _local_connect_ex
    socket.getaddrinfo = _local_getaddrinfo
    yield
    socket.socket.connect = _connect
    socket.socket.connect_ex = _connect_ex
    socket.getaddrinfo = _getaddrinfo
