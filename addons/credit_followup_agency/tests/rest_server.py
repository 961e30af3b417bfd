"""The interface of an agency on this machine: it keeps each case once."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "t0ken-Korrekt-42"


class Agency(ThreadingHTTPServer):
    """What it has, what it was asked, and the answers that a test lays ready."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.cases = {}
        self.asked = []
        self.events = []
        # Answers that come before its own: status and document, or a silence.
        self.faults = []
        self.known_status = 200
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"

    def stop(self):
        self.shutdown()
        self.thread.join()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """Takes packages by their key, and gives events."""

    def log_message(self, *_args):
        pass

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        body = self.rfile.read(size)
        key = self.headers["Idempotency-Key"]
        self.server.asked.append((self.path, key, self.headers["Content-Type"]))
        fault = self.server.faults.pop(0) if self.server.faults else None
        if fault == "silence":
            # It keeps the case, and its answer is lost.
            self.server.cases[key] = body
            self.close_connection = True
            return
        self._answer(*(fault or self._kept(key, body)))

    def do_GET(self):
        self.server.asked.append((self.path, None, None))
        fault = self.server.faults.pop(0) if self.server.faults else None
        self._answer(*(fault or self._seen()))

    def _kept(self, key, body):
        if not self._is_let_in():
            return 401, {"echo": self.headers["Authorization"]}
        if key in self.server.cases:
            same = self.server.cases[key] == body
            return self.server.known_status if same else 422, {}
        self.server.cases[key] = body
        return 201, {}

    def _seen(self):
        return (200, self.server.events) if self._is_let_in() else (403, {})

    def _is_let_in(self):
        return self.headers["Authorization"] == f"Bearer {TOKEN}"

    def _answer(self, status, document, headers=()):
        raw = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)
