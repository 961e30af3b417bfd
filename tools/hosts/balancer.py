"""One address for several servers, as a balancer in front of them gives."""

import select
import socket
import socketserver
import threading
from itertools import cycle

from tools.ports import LOOPBACK

# A deadline for what hangs: nothing takes nearly as long.
PATIENCE_SECONDS = 240
BYTES = 65536


class Balancer:
    """Brings each connection to the next server that answers."""

    def __init__(self, ports: list[int]) -> None:
        """Listen on a free port of this machine."""
        turns, lock = cycle(range(len(ports))), threading.Lock()

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with lock:
                    first = next(turns)
                for port in ports[first:] + ports[:first]:
                    try:
                        peer = socket.create_connection((LOOPBACK, port))
                    except ConnectionRefusedError:
                        continue
                    with peer:
                        _relay(self.request, peer)
                    return

        self.server = socketserver.ThreadingTCPServer((LOOPBACK, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.server.server_close()


def _relay(one: socket.socket, other: socket.socket) -> None:
    """Bring what either says to the other, until one has said everything."""
    ends = {one: other, other: one}
    while True:
        ready, *_rest = select.select(list(ends), [], [], PATIENCE_SECONDS)
        for end in ready:
            try:
                said = end.recv(BYTES)
            except ConnectionResetError:
                return
            if not said:
                return
            ends[end].sendall(said)
        if not ready:
            return
