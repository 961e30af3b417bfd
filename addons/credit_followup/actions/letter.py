"""Letters: many in one wkhtmltopdf process, then one PDF file per action.

The pages are self-contained (inline style, no web assets) and need neither headers nor
footers, so that Debian's unpatched wkhtmltopdf prints the same as the patched one.
"""

import base64
import io
import logging
from hashlib import sha256

from pypdf import PdfReader, PdfWriter
from reportlab.graphics.utils import RenderPMError

from odoo.exceptions import UserError

from ..followup_core.vocabulary import Channel
from . import content

_logger = logging.getLogger(__name__)

LETTER, REGISTERED = Channel.LETTER.value, Channel.REGISTERED.value
# Countries whose window envelopes show the address on the left; elsewhere it is right.
WINDOW_LEFT = {"DE", "AT", "NL", "GB", "IE", "US", "CA", "DK", "SE", "NO"}


def has_address(partner):
    """Tell whether a letter to the partner could arrive."""
    return bool(partner.street and partner.city)


def print_letters(actions, channel):
    """Print the letters and keep each as the document of a delivery."""
    if not actions:
        return
    files = split_letters(actions, render_letters(actions))
    attachments = actions.env["ir.attachment"].create(
        [_attachment_vals(action, files[action]) for action in actions]
    )
    actions.env["credit.followup.delivery"].create(
        [
            _delivery_vals(action, channel, attachment, files[action])
            for action, attachment in zip(actions, attachments, strict=True)
        ]
    )
    if channel is Channel.REGISTERED:
        _ask_to_post(actions)


def print_again(duplicates):
    """Keep the very same documents on the duplicates."""
    for action in duplicates:
        for delivery in action.duplicate_of_id.delivery_ids.filtered("attachment_id"):
            delivery.copy({"action_id": action.id, "state": "sent"})


def render_letters(actions):
    """Return the PDF of the letters, one after the other, each on its own pages."""
    pages = [
        action.env["ir.qweb"]._render(
            "credit_followup.letter_page", letter_values(action)
        )
        for action in actions
    ]
    html = actions.env["ir.qweb"]._render(
        "credit_followup.letter_document", {"pages": pages}
    )
    return _to_pdf(actions.env, str(html))


def letter_values(action):
    """Return what the letter template places."""
    action = action.with_context(lang=action.lang or action.env.lang)
    company = action.company_id
    logo = not company.uses_default_logo and company.logo_web
    subject, body = content.texts(action)
    return {
        "action": action,
        "company": company,
        "addressee": action.addressee_id or action.partner_id,
        "subject": subject,
        "body": body,
        "registered": action.level_id.by_registered,
        "window_left": company.country_id.code in WINDOW_LEFT,
        "marker": marker(action),
        "logo": logo and "data:image/png;base64," + logo.decode(),
        "qr": _qr(action),
    }


def _qr(action):
    """Return the EPC code as an image inside the page, nothing where there is none."""
    params = action._epc_params()
    if not params:
        return None
    try:
        return data_uri(action.env["ir.actions.report"].barcode(**params))
    except (ValueError, AttributeError, RenderPMError) as error:
        _logger.info("Letter without QR code, which cannot be drawn here: %s", error)
        return None


def marker(action):
    """Return the reference printed on the first page, and only there."""
    return action.reference


def split_letters(actions, pdf):
    """Cut the common PDF at the first page of each letter: ``{action: bytes}``."""
    if len(actions) == 1:
        return {actions: pdf}
    pages = PdfReader(io.BytesIO(pdf)).pages
    texts = [page.extract_text() for page in pages]
    starts = [_first_page(texts, marker(action)) for action in actions]
    if None in starts or starts != sorted(set(starts)) or starts[0] != 0:
        return {action: render_letters(action) for action in actions}
    ends = [*starts[1:], len(pages)]
    return {
        action: _cut(pages[start:end])
        for action, start, end in zip(actions, starts, ends, strict=True)
    }


def _first_page(texts, wanted):
    """Return the number of the one page that shows the marker, None if in doubt."""
    found = [number for number, text in enumerate(texts) if wanted in text.split()]
    return found[0] if len(found) == 1 else None


def _cut(pages):
    writer = PdfWriter()
    for page in pages:
        writer.add_page(page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _to_pdf(env, html):
    """Run wkhtmltopdf through Odoo; its absence is a sentence, not a crash."""
    report = env["ir.actions.report"]
    if report.get_wkhtmltopdf_state() not in ("ok", "upgrade", "workers"):
        raise UserError(
            env._("Letters cannot be printed: wkhtmltopdf is missing or broken.")
        )
    return report._run_wkhtmltopdf([html], report_ref="credit_followup.report_letter")


def _attachment_vals(action, pdf):
    return {
        "name": f"{action.reference}.pdf",
        "raw": pdf,
        "mimetype": "application/pdf",
        "res_model": action._name,
        "res_id": action.id,
    }


def _delivery_vals(action, channel, attachment, pdf):
    addressee = action.addressee_id
    return {
        "action_id": action.id,
        "company_id": action.company_id.id,
        "channel": channel.value,
        "state": "sent" if channel is Channel.LETTER else "by_hand",
        "recipient": addressee._display_address(without_company=True).replace(
            "\n", ", "
        ),
        "attachment_id": attachment.id,
        "sha256": sha256(pdf).hexdigest(),
    }


def _ask_to_post(actions):
    for action in actions:
        action.activity_schedule(
            "credit_followup.activity_post",
            date_deadline=action.date,
            user_id=action._responsible().id,
            note=action.env._("Post it, then note its number and the date of deposit."),
        )


def data_uri(png):
    """Return a PNG as a source for an image inside a self-contained page."""
    return "data:image/png;base64," + base64.b64encode(png).decode()
