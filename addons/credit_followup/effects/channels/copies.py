"""Copies of what was sent, agreed and accepted: the annexes of a letter of facts.

Nothing is made anew: a stored file is taken as it is, and stored words are printed as
they left, below a line that says when, how, to whom, and their SHA-256. What is not as
its hash says is no copy, and the letter is not sent.
"""

import base64
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

from odoo.exceptions import UserError

from ...facts.letters.chronicle import Fact, written
from ...facts.settings import day_of
from ..printing import HEAD_BYTES, head_text, pages, to_pdf
from . import email
from .annex_index import Annex
from .letter_foot import bound

# So many are printed in one process: a batch of letters may have hundreds, and a
# process has half a minute.
TOGETHER = 40
# What a page draws of them.
FIRST_LINES = HEAD_BYTES // 4
PDF = b"%PDF"
ON_THEIR_WAY = ("pending", "sent")


class Copy(NamedTuple):
    """Where bytes or words are that left; ``kept``: their hash from that moment.

    ``sent_on``: where that is another day than that of the fact. ``along``: the copy of
    a file that the words name as theirs.
    """

    read: Callable
    digest: Callable
    kept: str
    channel: str = ""
    recipient: str = ""
    is_file: bool = False
    sent_on: date | None = None
    along: "Copy | None" = None

    def is_as_sent(self):
        """Tell whether nothing of it has changed since."""
        same = self.digest() == self.kept
        return same and (self.along is None or self.along.is_as_sent())


class Told(NamedTuple):
    """A fact of a letter, with its copy and the number of its annex, if it has one."""

    fact: Fact
    copy: Copy | None
    number: int | None


def told(facts):
    """Number the annexes in the order of the facts."""
    found, number = [], 0
    for fact in facts:
        copy = COPIES.get(fact.kind, _none)(fact.record)
        number += bool(copy)
        found.append(Told(fact, copy, number if copy else None))
    return found


def annexes_of(chronicles):
    """Return ``{action: annexes}`` of ``{action: what is told}``, printed together.

    The actions are in the language of their letters.

    :raises UserError: if a copy is not as it was sent
    """
    numbered = [
        (action, one)
        for action, chronicle in chronicles.items()
        for one in chronicle
        if one.copy
    ]
    for action, one in numbered:
        _check(action, one)
    words = [one for one in numbered if not one[1].copy.is_file]
    printed = {}
    for start in range(0, len(words), TOGETHER):
        printed |= _printed(words[start : start + TOGETHER])
    annexes = {action: [] for action in chronicles}
    for action, one in numbered:
        pdf = one.copy.read() if one.copy.is_file else printed[action, one.number]
        if one.copy.along:
            pdf = bound([*pages(pdf), *pages(one.copy.along.read())])
        annexes[action].append(Annex(action._annex_title(one.fact), pdf))
    return annexes


def _check(action, one):
    if not one.copy.is_as_sent():
        raise UserError(
            action.env._(
                "Annex %(number)s (%(title)s) is not as it was sent: its SHA-256 is "
                "another one.",
                number=one.number,
                title=action._annex_title(one.fact),
            )
        )


# === PRINTING === #


def _printed(words):
    """Return ``{(action, number): bytes}`` of copies that are words, in one process.

    Where one begins is found by its hash; where that is in doubt each goes alone.
    """
    sheets = pages(_pdf(words))
    starts = _starts(sheets, words) if len(words) > 1 else [0]
    if not starts:
        files = [_pdf([one]) for one in words]
    else:
        ends = [*starts[1:], len(sheets)]
        files = [
            bound(sheets[start:end]) for start, end in zip(starts, ends, strict=True)
        ]
    return {
        (action, one.number): pdf
        for (action, one), pdf in zip(words, files, strict=True)
    }


def _pdf(words):
    env = words[0][0].env
    html = env["ir.qweb"]._render(
        "credit_followup.letter_document",
        {"pages": [_page(action, one) for action, one in words]},
    )
    return to_pdf(env, str(html))


def _page(action, one):
    """Return the words of a copy as they left, below the line that says what it is."""
    return action.env["ir.qweb"]._render(
        "credit_followup.copy_page",
        {
            "said": action._copy_head(one.fact, one.copy),
            "digest": one.copy.kept,
            # Our own mail, as it was sent.
            "words": Markup(one.copy.read()),  # noqa: S704
        },
    )


def _starts(sheets, words):
    """Return the first page of each copy, nothing where that is in doubt.

    The hash stands in the first lines of a copy: more is read only where they leave a
    doubt.
    """
    found = (_starts_within(sheets, words, most) for most in (FIRST_LINES, HEAD_BYTES))
    return next(filter(None, found), [])


def _starts_within(sheets, words, most):
    heads = ["".join(head_text(sheet, most).split()) for sheet in sheets]
    starts = []
    for _action, one in words:
        found = [place for place, head in enumerate(heads) if one.copy.kept in head]
        if len(found) != 1:
            return []
        starts += found
    return starts if starts[:1] == [0] and starts == sorted(set(starts)) else []


# === WHERE THE COPIES ARE === #


def _none(_record):
    return None


def _of_message(action):
    """Return the letter as it was printed, else the mail as it was queued."""
    made = written(action)
    letter = made.filtered("attachment_id")[:1]
    if letter:
        return _file(letter.attachment_id, letter.sha256)
    one = made.filtered("mail_id")[:1]
    mail = one.mail_id.sudo()
    if not mail.body_html:
        return None
    return Copy(
        lambda: mail.body_html,
        lambda: email.words_digest(mail),
        one.words_sha256,
        one.channel,
        one.recipient or "",
        along=_file(one.list_id, one.list_sha256) if one.list_id else None,
    )


def _of_contact(contact):
    """Return the summary as it was sent: to the customer, not to a test mailbox."""
    one = contact.summary_ids.filtered(
        lambda one: one.state in ON_THEIR_WAY and not one.is_test
    )[:1]
    if not one.body:
        return None
    copy = _words(one.body, one.sha256, one.recipient or "")
    return copy._replace(sent_on=day_of(contact.company_id, one.sent_on))


def _of_terms(acceptance):
    """Return the proof of the acceptance, else the conditions, where one is a PDF."""
    terms = acceptance.terms_id
    proof = _binary(acceptance, "proof", acceptance.sha256)
    return proof or _binary(terms, "file", terms.sha256)


def _of_agreement(agreement):
    """Return the copy that was signed on paper, else what was offered and signed."""
    scan = _binary(agreement, "scan", agreement.scan_hash)
    if scan or not agreement.document_id:
        return scan
    return _file(agreement.document_id, agreement.document_hash)


def _of_notice(agreement):
    message = agreement.notice_message_id
    if not message.body:
        return None
    people = ", ".join(message.partner_ids.mapped("name"))
    return _words(message.body, agreement.notice_hash, people)


def _words(body, kept, recipient):
    def digest():
        return _hash(str(body).encode())

    return Copy(lambda: body, digest, kept, email.EMAIL, recipient)


def _file(attachment, kept):
    attachment = attachment.sudo()
    return Copy(
        lambda: attachment.raw or b"",
        lambda: _hash(attachment.raw or b""),
        kept,
        is_file=True,
    )


def _binary(record, field, kept=None):
    """Return the file of a field, where it is a PDF."""
    stored = record.sudo().with_context(bin_size=False)
    data = base64.b64decode(stored[field] or b"")
    if not data.startswith(PDF):
        return None
    found = _hash(data)
    return Copy(lambda: data, lambda: found, kept or found, is_file=True)


def _hash(data):
    return sha256(data).hexdigest()


COPIES = {
    "terms": _of_terms,
    "message": _of_message,
    "contact": _of_contact,
    "agreement": _of_agreement,
    "notice": _of_notice,
}
