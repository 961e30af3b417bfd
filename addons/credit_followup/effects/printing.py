"""Print pages with wkhtmltopdf: within a time, without network, without cookies."""

import io
import re
import subprocess
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

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
_ABSOLUTE = re.compile(
    r"""\s(?:src|srcset|background|poster|data|xlink:href)\s*=\s*"""
    r"""(?P<quote>["'])\s*(?P<url>(?:\w+:)?//[^"']*)(?P=quote)""",
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
    return _print(env, arguments, [offline(html)])


def documents_to_pdf(env, arguments, bodies, ends, own_url):
    """Return the PDF of another report's pages, which may load from this Odoo only.

    :param ends: header and footer as pages, by their option; None for none
    :param own_url: where this Odoo is reached
    """
    here = ["--bypass-proxy-for", urlsplit(own_url).hostname or ""]
    own = partial(_only_from, own_url)
    ends = {option: own(page) for option, page in ends.items() if page}
    return _print(env, [*arguments, *here], [own(body) for body in bodies], ends)


def _print(env, arguments, bodies, ends=None):
    """Return the PDF of pages; whatever they load from elsewhere finds nobody."""
    with TemporaryDirectory(prefix="credit_followup.") as folder:
        target = Path(folder, "printed.pdf")
        command = [find_in_path("wkhtmltopdf"), *arguments, "--proxy", NOWHERE]
        for option, page in (ends or {}).items():
            command += [option, _file(folder, f"{option.strip('-')}.html", page)]
        command += [
            _file(folder, f"body{number}.html", body)
            for number, body in enumerate(bodies)
        ]
        _run(env, [*command, str(target)])
        if not target.is_file():
            raise UserError(env._("Letters cannot be printed: no PDF came of it."))
        return target.read_bytes()


def _file(folder, name, html):
    path = Path(folder, name)
    path.write_text(html, encoding="utf-8")
    return str(path)


def _only_from(own_url, html):
    """Take out of a page what it would load from anywhere but this Odoo."""
    own = own_url.rstrip("/") + "/"
    return _ABSOLUTE.sub(
        lambda one: one.group() if one["url"].startswith(own) else "", html
    )


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


def head_text(page, most=HEAD_BYTES):
    """Return the text that a page draws first; reading all of it takes a tenth second.

    A letterhead with the reference is drawn in half of these bytes, before the table
    and the code for the bank's app, which are most of a page.

    :param most: how many bytes of what it draws are read
    """
    content = page.get_contents()
    if isinstance(content, list):
        return page.extract_text()
    drawn = content.get_data()[:most]
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
