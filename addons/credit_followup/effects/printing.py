"""Print pages with wkhtmltopdf: within a time, without network, without cookies."""

import io
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo.exceptions import UserError
from odoo.tools.misc import find_in_path
from odoo.tools.pdf import (
    DecodedStreamObject,
    NameObject,
    PdfFileReader,
    PdfReadError,
)

PAPER = "credit_followup.paperformat_letter"
FOOT = "credit_followup.paperformat_foot"
# A batch of a hundred letters takes seconds: what takes longer is stuck. Well below the
# two minutes after which Odoo ends a worker.
MOST_SECONDS = 30
# How much of a page is read to find a reference in its head.
HEAD_BYTES = 16_000
# The discard port of this machine: whatever asks the network finds nobody.
NOWHERE = "http://127.0.0.1:9"
# Exit status of wkhtmltopdf: done, or done with something that could not be loaded.
PRINTED = (0, 1)
UNREADABLE = (PdfReadError, ValueError)
_LOADED = re.compile(
    r"""\s(?:src|srcset|background|poster|data|xlink:href)\s*=\s*"""
    r"""(?:"(?!data:image/|\#)[^"]*"|'(?!data:image/|\#)[^']*')""",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|link|base|meta\s+http-equiv)\b[^>]*>",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"""(?:@import[^;]*;?)|url\(\s*(?!['"]?data:image/)[^)]*\)""", re.IGNORECASE
)
_TAG = re.compile(r"<[^>]+>")
_SHEET = re.compile(r"<style\b[^>]*>.*?</style>", re.IGNORECASE | re.DOTALL)


def to_pdf(env, html, paper=PAPER):
    """Return the PDF of a page; its absence or delay is a sentence, not a crash."""
    report = env["ir.actions.report"]
    if report.get_wkhtmltopdf_state() not in ("ok", "upgrade", "workers"):
        raise UserError(
            env._("Letters cannot be printed: wkhtmltopdf is missing or broken.")
        )
    arguments = report._build_wkhtmltopdf_args(env.ref(paper).sudo(), False)
    with TemporaryDirectory(prefix="credit_followup.") as folder:
        source, target = Path(folder, "letters.html"), Path(folder, "letters.pdf")
        source.write_text(offline(html), encoding="utf-8")
        command = [find_in_path("wkhtmltopdf"), *arguments, "--proxy", NOWHERE]
        _run(env, [*command, str(source), str(target)])
        if not target.is_file():
            raise UserError(env._("Letters cannot be printed: no PDF came of it."))
        return target.read_bytes()


def _run(env, command):
    try:
        process = subprocess.run(  # noqa: S603 - our own arguments
            command, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UserError(
            env._(
                "Letters cannot be printed: it took longer than %(seconds)s seconds.",
                seconds=MOST_SECONDS,
            )
        ) from error
    if process.returncode not in PRINTED:
        raise UserError(
            env._(
                "Letters cannot be printed: wkhtmltopdf ended with %(status)s.",
                status=process.returncode,
            )
        )


def pages(pdf):
    """Return the pages of a PDF, none if it cannot be read."""
    try:
        return list(PdfFileReader(io.BytesIO(pdf or b"")).pages)
    except UNREADABLE:
        return []


def head_text(page):
    """Return the text that a page draws first; reading all of it takes a tenth second.

    A letterhead with the reference is drawn in half of these bytes, before the table
    and the code for the bank's app, which are most of a page.
    """
    content = page.get_contents()
    if isinstance(content, list):
        return page.extract_text()
    drawn = content.get_data()[:HEAD_BYTES]
    head = DecodedStreamObject()
    head.set_data(drawn[: drawn.rfind(b"ET") + len(b"ET")])
    shown = type(page)(page.pdf)
    shown.update(page)
    shown[NameObject("/Contents")] = head
    return shown.extract_text()


def offline(html):
    """Take out of a page whatever would be fetched: a letter is whole in itself."""
    html = _ACTIVE.sub("", html)
    html = _SHEET.sub(lambda sheet: _STYLED.sub("none", sheet.group()), html)
    return _TAG.sub(lambda tag: _STYLED.sub("none", _LOADED.sub("", tag.group())), html)
