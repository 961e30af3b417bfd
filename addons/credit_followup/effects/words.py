"""The words of a text that stand for a part of the message, such as `[items]`.

A manager writes them between square brackets; nothing of what he writes is code.
"""

import re

from lxml import etree, html
from markupsafe import Markup, escape

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# Word: what it is called on the screen. In the order of a letter.
PARTS = {
    "greeting": _lt("Greeting"),
    "facts": _lt("The facts in a sentence"),
    "note": _lt("Personal note"),
    "items": _lt("Table of invoices"),
    "credits": _lt("Credits"),
    "charges": _lt("Interest and compensation"),
    "history": _lt("Earlier messages"),
    "mentions": _lt("Mentions that the law wants"),
    "next": _lt("What to pay and by when"),
    "consequence": _lt("Consequence"),
    "payment": _lt("How to pay"),
    "crossed": _lt("If the payment crossed this message"),
    "signature": _lt("Signature"),
}
# Words that may stand within a sentence, and in the subject.
VALUES = {
    "reference": _lt("Reference"),
    "customer": _lt("Customer"),
    "company": _lt("Company"),
    "amount": _lt("Amount to pay"),
    "deadline": _lt("Last day to pay"),
}
WORDS = PARTS | VALUES
TABLES = {"note", "items", "charges", "history", "mentions", "payment", "signature"}

_WORD = re.compile(r"\[([^\[\]<>]+)\]")
_ANY = re.compile(
    r"(?P<begin><(?P<tag>p|div|h[1-6])[^>]*>)\s*"
    rf"\[(?P<part>{'|'.join(PARTS)})\]\s*(?P<end></(?P=tag)>)"
    rf"|\[(?P<word>{'|'.join(WORDS)})\]"
)
_OUT = re.compile(r"object\.(?:block_)?(\w+)(?: or '')?")
_REFERENCE = re.compile(r"\{\{\s*object\.reference\s*\}\}")


def unknown(text):
    """Return the words between brackets that stand for nothing."""
    return [word for word in _WORD.findall(text or "") if word not in WORDS]


def in_subject(subject):
    """Return the words that a subject names."""
    return _WORD.findall(subject or "")


def shown(env, text):
    """Return a text with the words as the user's language calls them."""
    names = {word: str(env._(label)) for word, label in WORDS.items()}
    return _WORD.sub(lambda found: f"[{names.get(found[1], found[1])}]", text or "")


def kept(env, text):
    """Return a text with the words as they are stored, from those that were shown."""
    words = {str(env._(label)): word for word, label in WORDS.items()}
    return _WORD.sub(
        lambda found: f"[{words.get(found[1].strip(), found[1].strip())}]", text or ""
    )


def fill_subject(action, subject):
    """Return a subject with the values of one message."""
    values = _values(action)
    return _WORD.sub(
        lambda found: str(values.get(found[1], found[0])), subject or ""
    ).strip()


def fill_body(action, body):
    """Return a body with the parts and values of one message.

    A part alone in its paragraph takes the paragraph with it where it is empty. What
    is put in is not read again: a note may speak of [items].
    """
    values = _values(action)

    def put(found):
        word = found["part"] or found["word"]
        value = escape(values[word]) if word in values else _part(action, word)
        if found["word"] or not value or word in TABLES:
            return str(value)
        return f"{found['begin']}{value}{found['end']}"

    return Markup(_ANY.sub(put, body or ""))  # noqa: S704 - sanitised when it was kept


def from_template(subject, body):
    """Return subject and body of a ready text as words; nothing where it is code."""
    subject = _REFERENCE.sub("[reference]", subject or "")
    root = html.fragment_fromstring(body or "", create_parent="div")
    for element in list(root.iter("*")):
        if not _as_word(element):
            return None
    if "{{" in subject:
        return None
    inside = "".join(etree.tostring(child, encoding="unicode") for child in root)
    return subject, inside


def skeleton():
    """Return a body with every part, where there is nothing to begin with."""
    return "".join(f"<p>[{word}]</p>" for word in PARTS if word != "mentions")


def _as_word(element):
    """Turn what a template puts out into its word; False for any other code."""
    code = {name for name in element.attrib if name.startswith("t-")}
    if not code:
        return element.tag != "t"
    found = _OUT.fullmatch(element.attrib.get("t-out", ""))
    if not found or found[1] not in WORDS or code - {"t-out", "t-if"}:
        return False
    for name in code:
        del element.attrib[name]
    element.tag, element.text = "p", f"[{found[1]}]"
    return True


def _part(action, word):
    """Return a part of the message; empty where the message has none."""
    if word == "note":
        return action.note or Markup()
    value = action[f"block_{word}"] or ""
    return Markup(value) if word in TABLES else escape(value)  # noqa: S704 - QWeb's


def _values(action):
    return {
        "reference": action.reference,
        "customer": action.partner_id.name or "",
        "company": action.company_id.name,
        "amount": action._money(action.amount_total),
        "deadline": action._day(action._deadline()) if action.deadline_on else "",
    }
