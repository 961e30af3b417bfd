"""Facts of a reply: what stands in a mail, without what a mail program added to it."""

import codecs
import re

from lxml import etree, html

from odoo.tools.mail import email_normalize

from ...followup_core.contacts.reading.records import Reply
from ...followup_core.contacts.reading.text import own_lines
from ...followup_core.contacts.reply_document import LONGEST_TEXT
from ..items import unpaid
from ..settings import day_of, money

# What is longer carries pictures in its text; nobody wrote it.
LONGEST_HTML = 4 * LONGEST_TEXT
# So much of the customer's own words is kept; the whole mail stays in the discussion.
MOST_WORDS = 10_000
# A line that the core's reading of quotes knows as one.
QUOTED = "\n>\n"
# Odoo's own marks first; the others where a mail came in another way.
QUOTES = (
    "//*[@data-o-mail-quote] | //blockquote"
    " | //*[contains(concat(' ', @class), ' gmail_quote')]"
    " | //*[contains(@class, 'yahoo_quoted') or @id = 'divRplyFwdMsg']"
)
UNREAD = "//script | //style | //head | //title | //comment()"
SPACES = re.compile(r"\s+")
BLOCKS = {
    *("address", "article", "center", "dd", "div", "dl", "dt", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre"),
    *("section", "table", "tbody", "tr", "ul"),
}
# What tells a mailbox from a person, and nothing else, is handed on.
HEADERS = (
    *("auto-submitted", "precedence", "return-path", "content-type"),
    *("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"),
    "x-mail-autoreply",
)


def headers_of(mail):
    """Return the headers of an e-mail that say whether a person wrote it."""
    return tuple((name, str(mail[name])) for name in HEADERS if mail[name] is not None)


def make_readable(mail):
    """Name a character set where a mail names one that nobody knows.

    Odoo's own reading would fail, and the mail be lost before it has a place.
    """
    for part in mail.walk():
        if not _is_known(part.get_content_charset()):
            part.set_param("charset", "utf-8")


def _is_known(charset):
    try:
        return bool(codecs.lookup(charset or "utf-8"))
    except LookupError:
        return False


def written(body):
    """Return the plain text of a mail; a quote is left as the mark of one.

    A mark, because what stands above and below of it belongs to the customer.
    """
    source = (body or "")[:LONGEST_HTML].replace("\0", "")
    if not source.strip():
        return ""
    tree = html.fragment_fromstring(source, create_parent="div")
    for node in tree.xpath(UNREAD):
        node.drop_tree()
    for node in tree.xpath(QUOTES):
        node.clear(keep_tail=True)
        node.tag, node.text = "pre", QUOTED
    return "".join(_parts(tree))[:LONGEST_TEXT].strip()


def _parts(tree):
    """Yield the words of a tree, each block on lines of its own; no recursion."""
    is_begun, kept = False, 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if node.tag == "pre":
            kept += 1 if is_start else -1
        if (node.tag == "br" and is_start) or (node.tag in BLOCKS and is_begun):
            yield "\n"
            is_begun = False
        said = node.text if is_start else node is not tree and node.tail
        if not kept:
            said = SPACES.sub(" ", said or "")
        if said and (kept or is_begun or said != " "):
            yield said
            is_begun = not said.endswith("\n")


def own_words(text):
    """Return what the customer wrote himself, as it is kept and shown."""
    lines = [text[line.start : line.end].strip() for line in own_lines(text)]
    paragraphs = "\n".join(lines).split("\n\n")
    told = "\n\n".join(filter(None, (one.strip() for one in paragraphs)))
    return told[:MOST_WORDS]


def read_reply(action, message, text, headers):
    """Return a mail that answers an action as the core reads it."""
    lines = unpaid(action.line_ids.move_line_id)
    speaks = sender(action, message).lang or action.lang or ""
    return Reply(
        text=text,
        sent_on=day_of(action.company_id, message.date),
        currency=action.currency_id.name,
        subject=message.subject or "",
        headers=tuple(headers),
        open_amounts=tuple(money(one.amount_residual_currency) for one in lines),
        language=speaks[:2] or None,
    )


def sender(action, message):
    """Return who of the customer's people wrote it; nobody where he is not known."""
    people = action.partner_id | action.partner_id.child_ids | action.addressee_id
    author = message.author_id
    if author in people or author.commercial_partner_id == action.partner_id:
        return author
    address = email_normalize(message.email_from or "")
    same = people.filtered(lambda one: address and one.email_normalized == address)
    return same[:1]
