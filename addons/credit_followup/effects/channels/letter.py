"""Letters: many in one wkhtmltopdf process, then one PDF file per action.

The pages are self-contained (inline style, no web assets) and need neither headers nor
footers of wkhtmltopdf, so that Debian's unpatched one prints the same as the patched
one. What stands at their foot is laid over the finished pages.
"""

import io
from hashlib import sha256

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from odoo.exceptions import UserError
from odoo.tools.pdf import PdfFileReader

from ...followup_core.vocabulary import Channel, Nature
from .. import tasks, texts
from ..printing import head_text, pages, to_pdf
from .letter_foot import bound, with_feet
from .transfers import drawing

STAMP_POINTS = 14
FORMAL = str(Nature.FORMAL_NOTICE.value)
LETTER, REGISTERED = Channel.LETTER.value, Channel.REGISTERED.value


def address(action):
    """Return whose postal address is used: the addressee's, else the customer's."""
    addressee = action.addressee_id
    return addressee if _is_complete(addressee) else action.partner_id


def has_address(action):
    """Tell whether a letter could arrive."""
    return _is_complete(address(action))


def _is_complete(partner):
    return bool(partner.street and partner.city)


def print_letters(actions, channel, bound_before=None):
    """Print the letters and keep each as the document of a delivery.

    :param bound_before: ``{action: bytes}``: letters that have their annexes already

    Return the deliveries. What a provider posts is on its way, and not for a person.
    """
    if not actions:
        return actions.delivery_ids
    files = dict(bound_before or {})
    others = actions.filtered(lambda one: one not in files)
    if others:
        files |= split_letters(others, render_letters(others))
    attachments = documents(actions, files)
    deliveries = actions.env["credit.followup.delivery"].create(
        [
            _delivery_vals(action, channel, attachment, files[action])
            for action, attachment in zip(actions, attachments, strict=True)
        ]
    )
    for attachment, delivery in zip(attachments, deliveries, strict=True):
        attachment.res_id = delivery.id
    if channel is Channel.REGISTERED:
        tasks.post(actions)
    return deliveries


def print_again(duplicates):
    """Keep the same documents on the duplicates, stamped, to be printed once more."""
    for action in duplicates:
        for original in action.duplicate_of_id.delivery_ids.filtered(
            lambda one: one.attachment_id and one.channel in (LETTER, REGISTERED)
        ):
            pdf = duplicate_of(original, action)
            attachment = action.env["ir.attachment"].create(
                _attachment_vals(action, pdf)
            )
            delivery = original.copy(
                {
                    "action_id": action.id,
                    "state": "by_hand",
                    "attachment_id": attachment.id,
                    "sha256": sha256(pdf).hexdigest(),
                    "error": False,
                }
            )
            attachment.res_id = delivery.id


def duplicate_of(delivery, action):
    """Return the letter of a delivery, marked as a duplicate by another action."""
    word = action.with_context(lang=action.lang).env._("DUPLICATE")
    return stamp(delivery.attachment_id.raw, word)


def stamp(pdf, word):
    """Return the PDF with a word across the head of its first page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica-Bold", STAMP_POINTS)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 2 * STAMP_POINTS, word)
    canvas.save()
    pages = PdfFileReader(io.BytesIO(pdf)).pages
    pages[0].merge_page(PdfFileReader(buffer).pages[0])
    return bound(pages)


def render_letters(actions):
    """Return the PDF of the letters, one after the other, each on its own pages.

    Their feet come when it is known which pages are whose.
    """
    return page_document(actions.env, [_page(action) for action in actions])


def page_document(env, pages):
    """Return the PDF of letters that are pages already: one document, one process."""
    html = env["ir.qweb"]._render("credit_followup.letter_document", {"pages": pages})
    return to_pdf(env, str(html))


def letterhead(company):
    """Return what the head of a letter places, whatever it says below."""
    logo = not company.uses_default_logo and company.logo_web
    return {
        "company": company,
        "window_left": company.country_id.followup_window_left,
        "logo": logo and "data:image/png;base64," + logo.decode(),
    }


def _page(action):
    """Return one letter as HTML, in the addressee's language."""
    action = action.with_context(lang=action.lang or action.env.lang)
    return action.env["ir.qweb"]._render(
        "credit_followup.letter_page", letter_values(action)
    )


def letter_values(action):
    """Return what the letter template places."""
    subject, body = texts.texts(action)
    return {
        **letterhead(action.company_id),
        "action": action,
        "addressee": address(action),
        "title": action.level_id.name if action.nature >= FORMAL else "",
        "subject": subject,
        "body": with_payment(action, body),
        "registered": action.level_id.by_registered,
        "marker": marker(action),
        "test": action.is_test,
    }


def with_payment(action, body):
    """Put the code for the bank's app, and the page's, into a body of a letter."""
    link = action._page_link()
    values = {"qr": _qr(action), "page": link and drawing(link)}
    return texts.place_payment(action, body, "credit_followup.letter_payment", values)


def _qr(action):
    """Return the EPC code of a message, nothing where there is none."""
    params = action._epc_params()
    return drawing(params["value"]) if params else None


def marker(action):
    """Return the reference printed on the first page, and only there."""
    return action.reference


def split_letters(actions, pdf):
    """Cut the common PDF at the first page of each letter: ``{action: bytes}``.

    Where the cuts are in doubt each letter is printed alone.
    """
    sheets = len(actions) > 1 and _cut_up(actions, pdf)
    sheets = sheets or _printed_alone(actions, pdf)
    files = with_feet(actions.env, [(sheets[one], *_foot(one)) for one in actions])
    return dict(zip(actions, files, strict=True))


def _printed_alone(actions, pdf):
    """Return the pages of each letter; what did not come out whole was not printed."""
    alone = len(actions) == 1
    sheets = {one: pages(pdf if alone else render_letters(one)) for one in actions}
    for action, found in sheets.items():
        if not _is_whole(found, marker(action)):
            raise UserError(
                action.env._(
                    "The letter %(reference)s did not come out of the printer whole.",
                    reference=action.reference,
                )
            )
    return sheets


def _foot(action):
    """Return the sender's lines, and what tells a later page from other letters'."""
    action = action.with_context(lang=action.lang or action.env.lang)
    running = (action.reference, address(action).name, action._day(action.date))
    return action._company_lines(), " · ".join(filter(None, running)), action.env


def _cut_up(actions, pdf):
    """Return the pages of each letter, None where it is in doubt where one begins."""
    whole = pages(pdf)
    texts = [head_text(page) for page in whole]
    starts = [_first_page(texts, marker(action)) for action in actions]
    if None in starts or starts != sorted(set(starts)) or starts[0] != 0:
        return None
    ends = [*starts[1:], len(whole)]
    return {
        action: whole[start:end]
        for action, start, end in zip(actions, starts, ends, strict=True)
    }


def _is_whole(found, wanted):
    """Tell whether a letter has pages and shows its own reference on the first one.

    All of the page is read only where its head does not show it: that takes long.
    """
    if not found:
        return False
    page = found[0]
    return wanted in head_text(page).split() or wanted in page.extract_text().split()


def _first_page(texts, wanted):
    """Return the number of the one page that shows the marker, None if in doubt."""
    found = [number for number, text in enumerate(texts) if wanted in text.split()]
    return found[0] if len(found) == 1 else None


def documents(actions, files):
    """Keep the files of letters as documents, in the order of the actions."""
    return actions.env["ir.attachment"].create(
        [_attachment_vals(action, files[action]) for action in actions]
    )


def _attachment_vals(action, pdf):
    return {
        "name": f"{action.reference}.pdf",
        "raw": pdf,
        "mimetype": "application/pdf",
        "res_model": "credit.followup.delivery",
    }


def on_one_line(partner):
    """Return a postal address as it stands on the envelope, on one line."""
    lines = partner._display_address(without_company=True).splitlines()
    return ", ".join(line.strip() for line in lines if line.strip())


def _delivery_vals(action, channel, attachment, pdf):
    return {
        "action_id": action.id,
        "company_id": action.company_id.id,
        "channel": channel.value,
        "state": "pending" if channel is Channel.POST else "by_hand",
        "recipient": on_one_line(address(action)),
        "attachment_id": attachment.id,
        "sha256": sha256(pdf).hexdigest(),
    }
