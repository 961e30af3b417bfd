"""What the tools say: progress, and one sentence when something is in the way."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from tools.paths import LOGS

HEARTBEAT_SECONDS = 10

# What a program printed when it failed, and the sentence a person can act on.
KNOWN_CAUSES = {
    r"No space left on device|Disk quota exceeded|\[Errno 28\]": (
        "the disk is full, so free some space and run the same command again"
    ),
    r"Temporary failure|Could not resolve|Name or service not known|getaddrinfo"
    r"|Network is unreachable|Failed to establish|Connection timed out|ProxyError"
    r"|Connection refused|Could not connect|Unable to connect|Could not handshake": (
        "the package registry cannot be reached, so check the network or the proxy "
        "and run the same command again"
    ),
    r"Hash Sum mismatch|unexpected size|hashes? (do|does) not match|IncompleteRead"
    r"|Connection broken: |unexpected end of file|Connection reset": (
        "a download was cut short or damaged, so run the same command again"
    ),
    r"NO_PUBKEY|is not signed|signatures couldn't be verified": (
        "the Debian archive's signature cannot be checked, so install or update the "
        "package debian-archive-keyring and run the same command again"
    ),
}


# The line of a failed program that says most: an exception, or an error of a log.
TELLING = re.compile(r"^(E|error|fatal|[\w.]*(Error|Exception)): |\b(ERROR|CRITICAL)\b")
TELLING_LENGTH = 300


class ToolError(Exception):
    """Something a person must do first; the message is one sentence saying what."""


def say(text: str) -> None:
    """Print one line at once, also when the output is a pipe."""
    print(text, flush=True)


def main(tool: Callable[[], int | None]) -> None:
    """Run a tool and end the process; a failure becomes one line on stderr."""
    try:
        code = tool()
    except ToolError as failure:
        print(f"error: {failure}", file=sys.stderr, flush=True)
        code = 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr, flush=True)
        code = 130
    sys.exit(code or 0)


def leave_on_sigterm() -> None:
    """Leave on SIGTERM as on Ctrl-C, so that what was started is stopped as well."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def run(
    title: str,
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> str:
    """Run a long command with a heartbeat and return what it printed.

    The output goes to `.local/logs/<title>.log`; a failure names that file.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / (re.sub(r"\W+", "-", title.lower()).strip("-") + ".log")
    with log.open("w") as sink:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env={**os.environ, **env} if env else None,
            cwd=cwd,
        )
        code = _wait(title, process)
    output = log.read_text(errors="replace")
    if code:
        raise ToolError(explain(title, output, log))
    return output


def _wait(title: str, process: subprocess.Popen) -> int:
    start = time.monotonic()
    try:
        while (code := _poll(process)) is None:
            say(f"    … {title}: {time.monotonic() - start:.0f} s")
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise
    return code


def _poll(process: subprocess.Popen) -> int | None:
    try:
        return process.wait(HEARTBEAT_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def explain(title: str, output: str, log: Path) -> str:
    """Turn the output of a failed command into one sentence."""
    for pattern, sentence in KNOWN_CAUSES.items():
        if re.search(pattern, output, re.IGNORECASE):
            return f"{title}: {sentence} (details: {log})."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if TELLING.search(line)] or lines or ["no output"]
    return f"{title} failed: {telling[-1][:TELLING_LENGTH]} (details: {log})."
