"""Letters and messages as pictures."""

import base64
import email
import email.policy
import html
import io
import re
import subprocess
from pathlib import Path

from PIL import Image, ImageOps

from tools.console import ToolError
from tools.pictures.odoo import WebClient
from tools.pictures.table import Letter, Mail
from tools.ports import LOOPBACK

TALL = 1600
EDGE = "#d0d0d0"
SHEET = '<body style="margin: 0;">'
# The server's pictures in a message: it has the address of the evening it was sent on.
PICTURE = re.compile(rf'src="http://{re.escape(LOOPBACK)}:\d+(/[^"]*)"')


def letter(folder: Path, wanted: Letter) -> bytes:
    """Return the first page of a PDF file."""
    scale = ["-scale-to-x", str(wanted.width), "-scale-to-y", "-1"]
    done = subprocess.run(
        ["pdftoppm", "-png", "-singlefile", *scale, _newest(folder, wanted.file)],
        check=True,
        capture_output=True,
    )
    return _edged(done.stdout)


def mail(folder: Path, wanted: Mail, client: WebClient) -> bytes:
    """Return a message as a reader shows it, the pictures of the server in it."""
    source = _newest(folder / "mails", wanted.file)
    message = email.message_from_bytes(source.read_bytes(), policy=email.policy.default)
    body = message.get_body(("html",))
    if body is None:
        raise ToolError(f"The message {source} has no HTML.")

    def inline(found: re.Match[str]) -> str:
        return f'src="{_inline("image/png", client.file(html.unescape(found[1])))}"'

    text = SHEET + PICTURE.sub(inline, body.get_content())
    client.page.size(wanted.width, TALL)
    client.page.open(_inline("text/html", text.encode()))
    return _edged(client.page.take("body > div"))


def _inline(kind: str, content: bytes) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(content).decode()}"


def _edged(png: bytes) -> bytes:
    """Draw the edge of the sheet."""
    sheet = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), 1, EDGE)
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG")
    return buffer.getvalue()


def _newest(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ToolError(f"The demonstration left no {pattern} in {folder}.")
    return found[-1]
