"""What a claim to goods says: whole sentences, in the language of who reads it."""

from odoo import fields
from odoo.tools.misc import format_date
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SAID = {
    "subject": _lt("Claim to goods under reservation of title: %(customer)s"),
    "delivered": _lt(
        "We delivered the goods listed below to %(customer)s. They are not paid and "
        "remain our property until they are paid in full."
    ),
    "inventory": _lt("Goods under reservation of title at %(customer)s on %(today)s"),
}
TO_CUSTOMER = {
    "claim": _lt(
        "We claim these goods. Please tell us within eight days when we can collect "
        "them, and neither sell, process nor build them in meanwhile."
    ),
    "price": _lt("If you pay what is open, you keep them: the claim then ends."),
}
TO_ADMINISTRATOR = {
    "claim": _lt(
        "The judgment that opened the proceedings was published on %(published)s. We "
        "claim these goods and ask you to agree that they are returned to us, and that "
        "they are neither sold, processed nor built in meanwhile."
    ),
    "price": _lt(
        "Where goods were sold on, we claim the price that their buyer still owes. "
        "Where they are paid in full, our claim ends."
    ),
}
BY_LAW = _lt("This claim is made in time, by %(article)s.")
ANSWER = _lt("We await your answer within the time of %(article)s.")
BASIS = {
    "agreed": _lt(
        "Reservation of title: conditions of sale “%(terms)s”, accepted on %(day)s."
    ),
    "printed": _lt(
        "Reservation of title: conditions of sale “%(terms)s”, printed on the delivery "
        "slips."
    ),
    "by_hand": _lt("Reservation of title: %(why)s."),
}


def sentences(claim):
    """Return the sentences of a claim by their names, and on what it stands."""
    env = claim.env
    values = {
        "customer": claim.partner_id.name,
        "today": format_date(env, fields.Date.context_today(claim), date_format="long"),
        "published": format_date(env, claim.published_on, date_format="long"),
    }
    wanted = {**SAID, **(TO_ADMINISTRATOR if claim.published_on else TO_CUSTOMER)}
    said = {name: str(env._(text)) % values for name, text in wanted.items()}
    said["by_law"] = _by_law(claim)
    said["bases"] = list(dict.fromkeys(_basis(one) for one in claim.line_ids.title_id))
    return said


def _by_law(claim):
    """Say by which law it is claimed and answered, of proceedings that are opened."""
    if not claim.published_on:
        return ""
    texts = zip((BY_LAW, ANSWER), claim._articles(), strict=True)
    said = (
        str(claim.env._(text)) % {"article": article}
        for text, article in texts
        if article
    )
    return " ".join(said)


def _basis(title):
    """Return on what the reservation of the goods of an invoice stands."""
    env = title.env
    if title.by_hand:
        text = BASIS["by_hand"]
        return str(env._(text)) % {"why": title.by_hand_why}
    day = title.acceptance_id.accepted_on
    values = {
        "terms": title.terms_id.name or "",
        "day": format_date(env, day, date_format="long"),
    }
    text = BASIS.get(title.ground, BASIS["printed"])
    return str(env._(text)) % values
