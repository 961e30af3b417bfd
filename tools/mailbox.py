"""A mailbox on loopback: receives real SMTP and keeps each mail as a file.

`receiving(folder)` runs one for a block. Tests set `behaviour` at any time to see what
becomes of a mail when the server refuses it or never answers.
"""

import asyncio
import email
import email.policy
import enum
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.ports import LOOPBACK, free_port

SLUG_LENGTH = 40
LARGEST_MAIL_BYTES = 32 * 1024 * 1024


class Behaviour(enum.Enum):
    """What the mailbox does with a recipient."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    HANG = "hang"


class Mailbox(Controller):
    """An SMTP server in a thread; `connections` and `mails` say what came in."""

    def __init__(self, folder: Path, port: int = 0):
        """Keep mails in `folder`; port 0 takes a free one."""
        super().__init__(self, hostname=LOOPBACK, port=port or free_port())
        self.folder = folder
        self.behaviour = Behaviour.ACCEPT
        self.refused: set[str] = set()
        self.connections = 0
        self._released = asyncio.Event()
        folder.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Start listening, and forget the connection that aiosmtpd tries it with."""
        super().start()
        self.connections = 0

    def stop(self, no_assert: bool = False) -> None:
        """Let go of the clients that hang, and stop."""
        self.loop.call_soon_threadsafe(self._released.set)
        super().stop(no_assert)

    @property
    def mails(self) -> list[Path]:
        """The files of the mails received, oldest first."""
        return sorted(self.folder.glob("*.eml"))

    def factory(self) -> SMTP:
        """Make the protocol of one connection, and count it."""
        self.connections += 1
        return SMTP(self, data_size_limit=LARGEST_MAIL_BYTES, enable_SMTPUTF8=True)

    async def handle_RCPT(  # noqa: N802 aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Accept, refuse or leave waiting one recipient."""
        if self.behaviour is Behaviour.HANG:
            await self._released.wait()
        if self.behaviour is Behaviour.REFUSE or address in self.refused:
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Write the mail aside and rename it, so that no reader sees half of it."""
        number = len(self.mails) + 1
        target = self.folder / f"{number:03}-{_readable(envelope)}.eml"
        part = target.with_suffix(".part")
        part.write_bytes(envelope.content)
        part.rename(target)
        return "250 OK"


@contextmanager
def receiving(folder: Path, port: int = 0) -> Iterator[Mailbox]:
    """Run a mailbox until the block ends."""
    mailbox = Mailbox(folder, port)
    mailbox.start()
    try:
        yield mailbox
    finally:
        mailbox.stop()


def _readable(envelope: Envelope) -> str:
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    recipient = slug(envelope.rcpt_tos[0])
    return f"{recipient}-{slug(message['Subject'] or 'no subject')}"


def slug(text: str) -> str:
    """Return a text as a short part of a file's name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:SLUG_LENGTH].strip("-")
