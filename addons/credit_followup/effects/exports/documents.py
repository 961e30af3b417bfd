"""The documents of a case: those that were sent, signed and accepted, never made up.

Chosen by rule and ticked by people. Files stay where they are; the words of a mail are
kept as a file of their own, byte for byte as they left.
"""

import re
from hashlib import sha256
from typing import Any, NamedTuple

from ...facts.exports.history import receipt_id
from ...facts.letters.chronicle import read_of_items, written
from ...followup_core.vocabulary import Nature
from ..channels.email import words_digest

PDF, HTML, XML = "application/pdf", "text/html", "application/xml"
ENDS = {PDF: "pdf", HTML: "html", XML: "xml"}
FORMAL = str(Nature.FORMAL_NOTICE.value)
DOCUMENT = "credit.followup.case.document"
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


class Candidate(NamedTuple):
    """A document that may go along; ``words``: bytes that are no file yet.

    ``code``: its number in the file where something else names it.
    """

    source: str
    kind: str
    title: str
    stem: str
    lines: Any
    day: Any = None
    attachment: Any = None
    words: bytes = b""
    code: str = ""
    is_ticked: bool = True


def choose(case):
    """List the documents of a case anew; what people ticked stays as it was."""
    ticks = {one.source: one.is_sent for one in case.document_ids}
    forget(case.document_ids)
    _list(case, _candidates(case), 1, ticks)


def add(case):
    """List what is not listed yet; what stands there may have left."""
    known = set(case.document_ids.mapped("source"))
    new = [one for one in _candidates(case) if one.source not in known]
    last = max(case.document_ids.mapped("sequence"), default=0)
    _list(case, new, last + 1, {})


def _list(case, candidates, first, ticks):
    rows = []
    for place, one in enumerate(candidates, first):
        row = _row(case, one, place)
        if row:
            rows.append({**row, "is_sent": ticks.get(one.source, one.is_ticked)})
    listed = case.env[DOCUMENT].sudo().create(rows)
    for one in listed.filtered(lambda row: row.attachment_id.res_model == DOCUMENT):
        # Whoever reads the row reads its file.
        one.attachment_id.res_id = one.id


def forget(rows):
    """Delete rows, and the files that were made for them alone."""
    made = rows.attachment_id.filtered(lambda one: one.res_model == DOCUMENT)
    rows.unlink()
    made.unlink()


def _row(case, one, place):
    attachment = one.attachment or _keep(case, one)
    content = attachment.raw or b""
    if not content:
        return None
    kind = attachment.mimetype or PDF
    end = ENDS.get(kind) or (attachment.name or "").rpartition(".")[2] or "bin"
    code = one.code or f"d{place}"
    return {
        "name": one.title,
        "company_id": case.company_id.id,
        "res_model": case._name,
        "res_id": case.id,
        "sequence": place,
        "code": code,
        "source": one.source,
        "kind": one.kind,
        "date": one.day,
        "path": f"documents/{code}_{_safe(one.stem)}.{_safe(end)}",
        "mimetype": kind,
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "attachment_id": attachment.id,
        "line_ids": [(6, 0, one.lines.ids)],
    }


def _keep(case, one):
    """Keep the words of a mail as a file."""
    return case.env["ir.attachment"].create(
        {
            "name": f"{_safe(one.stem)}.html",
            "raw": one.words,
            "mimetype": HTML,
            "res_model": DOCUMENT,
            "company_id": case.company_id.id,
        }
    )


def _safe(text):
    return _UNSAFE.sub("-", text or "").strip("-") or "file"


# === WHAT MAY GO ALONG === #


def _candidates(case):
    lines = case._case_lines()
    yield from _invoices(case, lines)
    facts = read_of_items(case.env(su=True), {case.id: lines})[case.id]
    for fact in facts:
        yield from _OF_FACTS.get(fact.kind, _nothing)(case, fact, lines)
    yield from case._case_more_documents(lines)


def _nothing(_case, _fact, _lines):
    return ()


def _invoices(case, lines):
    """Yield each invoice as it was sent: its PDF, and its structured file."""
    for move, own in lines.grouped("move_id").items():
        if not move.is_sale_document():
            continue
        kind = "credit_note" if move.move_type == "out_refund" else "invoice"
        day, name = move.invoice_date, move.name
        for pdf in move.sudo()._followup_documents()[:1]:
            yield Candidate(f"pdf,{move.id}", kind, name, name, own, day, pdf)
        xml = "ubl_cii_xml_id" in move._fields and move.sudo().ubl_cii_xml_id
        if xml:
            yield Candidate(f"xml,{move.id}", kind, name, name, own, day, xml)


def _message(case, fact, lines):
    action = fact.record
    kind = "formal_notice" if (action.nature or "") >= FORMAL else "reminder"
    own = lines.filtered(lambda one: one.id in (fact.items or ()))
    title = action.level_id.name or action.reference or ""
    for one in written(action):
        source = f"delivery,{one.id}"
        if one.attachment_id:
            yield Candidate(source, kind, title, kind, own, fact.day, one.attachment_id)
        elif one.mail_id.sudo().body_html:
            mail = one.mail_id.sudo()
            # What is not as it left is no document.
            if words_digest(mail) == one.words_sha256:
                words = mail.body_html.encode()
                yield Candidate(source, kind, title, kind, own, fact.day, words=words)
                yield from _list_along(case, one, kind, own, fact.day)
        receipt = _file_of(one, "receipt")
        if receipt:
            yield Candidate(
                f"receipt,{one.id}",
                "proof_of_service",
                case.env._("Receipt: %(name)s", name=title),
                "receipt",
                own,
                one.deposited_on or fact.day,
                receipt,
                code=receipt_id(one),
            )


def _list_along(case, delivery, kind, lines, day):
    """Yield the list of invoices that a mail names as its annex."""
    document = delivery.list_id.sudo()
    # What is not as it left is no document.
    if document and sha256(document.raw or b"").hexdigest() == delivery.list_sha256:
        yield Candidate(
            f"list,{delivery.id}",
            kind,
            case.env._("List of invoices"),
            "list",
            lines,
            day,
            document,
        )


def _terms(case, fact, lines):
    acceptance = fact.record
    terms = acceptance.terms_id
    file, proof = _file_of(terms, "file"), _file_of(acceptance, "proof")
    if file:
        yield Candidate(
            f"terms,{terms.id}",
            "terms",
            terms.name,
            "terms",
            lines,
            terms.valid_from,
            file,
        )
    if proof:
        title = case.env._("Acceptance: %(name)s", name=terms.name)
        yield Candidate(
            f"acceptance,{acceptance.id}",
            "terms",
            title,
            "acceptance",
            lines,
            fact.day,
            proof,
        )


def _agreement(case, fact, lines):
    agreement = fact.record
    file = _file_of(agreement, "scan") or agreement.sudo().document_id
    if file:
        own = lines.filtered(lambda one: one.id in (fact.items or ()))
        yield Candidate(
            f"agreement,{agreement.id}",
            "acknowledgement_of_debt",
            agreement.name,
            "agreement",
            own,
            fact.day,
            file,
        )


def _contact(case, fact, lines):
    """Yield the summary of a call as it was sent, where letters may leave."""
    summary = fact.record.sudo().summary_ids.filtered(
        lambda one: one.state in ("pending", "sent") and not one.is_test and one.body
    )[:1]
    if summary:
        yield Candidate(
            f"summary,{summary.id}",
            "correspondence",
            summary.subject or "",
            "summary",
            lines,
            fact.day,
            words=str(summary.body).encode(),
            is_ticked=case._case_share_correspondence(),
        )


def _file_of(record, field):
    """Return the stored file of a field."""
    return (
        record.env["ir.attachment"]
        .sudo()
        .search(
            [
                ("res_model", "=", record._name),
                ("res_field", "=", field),
                ("res_id", "=", record.id),
            ],
            limit=1,
        )
    )


_OF_FACTS = {
    "message": _message,
    "terms": _terms,
    "agreement": _agreement,
    "contact": _contact,
}
