"""What the tools say: progress, and one sentence when something is in the way."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.paths import LOGS

HEARTBEAT_SECONDS = 10

# What a program printed when it failed, and the sentence a person can act on.
KNOWN_CAUSES = (
    (
        r"No space left on device|Disk quota exceeded|\[Errno 28\]",
        "The disk is full: free some space, then run the same command again.",
    ),
    (
        r"Hash Sum mismatch|unexpected size|hashes? (do|does) not match"
        r"|IncompleteRead|Connection broken|unexpected end of file",
        "A download was cut short or damaged: run the same command again.",
    ),
    (
        r"Temporary failure|Could not resolve|Name or service not known"
        r"|Network is unreachable|Failed to establish|Connection timed out"
        r"|Connection refused|Could not connect|Unable to connect|getaddrinfo",
        "The package registry cannot be reached: check the network or the proxy, "
        "then run the same command again.",
    ),
    (
        r"NO_PUBKEY|is not signed|signatures couldn't be verified",
        "The Debian archive's signature cannot be checked: install or update the "
        "package debian-archive-keyring, then run the same command again.",
    ),
)


class Failure(Exception):
    """Something a person must do first; the message is one sentence saying what."""


def say(text: str) -> None:
    """Print one line at once, also when the output is a pipe."""
    print(text, flush=True)


def main(tool: Callable[[], int | None]) -> None:
    """Run a tool and end the process; a failure becomes one line on stderr."""
    try:
        code = tool()
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr, flush=True)
        code = 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr, flush=True)
        code = 130
    sys.exit(code or 0)


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
        raise Failure(explain(title, output, log))
    return output


def _wait(title: str, process: subprocess.Popen) -> int:
    start = time.monotonic()
    while True:
        try:
            return process.wait(HEARTBEAT_SECONDS)
        except subprocess.TimeoutExpired:
            say(f"    … {title}: {time.monotonic() - start:.0f} s")
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise


def explain(title: str, output: str, log: Path) -> str:
    """Turn the output of a failed command into one sentence."""
    for pattern, sentence in KNOWN_CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return f"{title}: {sentence} (details: {log})"
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "")
    return f"{title} failed: {last.strip()[:200]} (details: {log})"
