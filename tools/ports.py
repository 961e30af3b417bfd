"""Ports of this machine's loopback interface."""

import socket

from tools.console import ToolError

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def need_port(port: int) -> None:
    """Stop when somebody already listens on a port that a person asked for."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise ToolError(
                f"Port {port} is already taken: stop the program that uses it or "
                f"choose another one with PORT=…."
            ) from error
