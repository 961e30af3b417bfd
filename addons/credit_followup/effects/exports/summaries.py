"""A dossier as people read it: on the screen before it leaves, and on one page."""

from datetime import date
from decimal import Decimal

from odoo.tools import human_size
from odoo.tools.misc import format_amount, format_date

from ..channels.letter import page_document
from ..channels.letter_foot import bound
from ..printing import pages

TEMPLATE = "credit_followup.dossier_summary"
LONGEST_CAUSE = 60


class Said:
    """The words of a dossier in the reader's language."""

    def __init__(self, env, dossier):
        """Keep the dossier and the currency of its amounts."""
        self.env = env
        self.dossier = dossier
        code = dossier["case"]["currency"]
        currencies = env["res.currency"].with_context(active_test=False)
        self.currency = currencies.search([("name", "=", code)], limit=1)

    def money(self, amount):
        """Return an amount in the currency of the case."""
        return format_amount(self.env, float(amount), self.currency)

    def day(self, text):
        """Return a day as the reader writes it."""
        return format_date(self.env, date.fromisoformat(text))

    def size(self, count):
        """Return how large a file is."""
        return human_size(count)

    def short(self, text):
        """Return the first words of what was sold; the file has them all."""
        return text if len(text) <= LONGEST_CAUSE else f"{text[:LONGEST_CAUSE]}…"

    def paid(self, claim):
        """Return what was paid and credited of a claim."""
        keys = ("paid_amount", "credited_amount")
        return sum((Decimal(claim.get(key, 0)) for key in keys), Decimal(0))

    def beside(self, claim):
        """Return interest and charges of a claim."""
        rows = (*claim.get("interest", ()), *claim.get("charges", ()))
        return sum((Decimal(one.get("amount", 0)) for one in rows), Decimal(0))

    def address(self, debtor):
        """Yield the lines of the first address."""
        one = debtor["addresses"][0]
        yield from filter(None, (one.get("street"), one.get("street2")))
        place = " ".join(filter(None, (one.get("zip"), one.get("city"))))
        yield ", ".join(filter(None, (place, one["country"])))

    def mandate(self):
        """Yield what the agency may do, as whole sentences."""
        mandate = self.dossier["case"].get("mandate", {})
        most = mandate.get("max_discount_pct")
        if mandate.get("may_settle") and most:
            yield self.env._("May settle for up to %(percent)s %% less.", percent=most)
        elif mandate.get("may_settle"):
            yield self.env._("May settle.")
        else:
            yield self.env._("May not settle for less.")
        if mandate.get("max_instalments"):
            count = mandate["max_instalments"]
            yield self.env._("May agree on up to %(count)s instalments.", count=count)
        if mandate.get("may_litigate"):
            yield self.env._("May go to court.")
        else:
            yield self.env._("May not go to court without asking.")

    def history(self):
        """Yield what was done, a line each."""
        channels = _channels(self.env)
        outcomes = _outcomes(self.env)
        for one in self.dossier["dunning"]:
            parts = (
                self.day(one["date"]),
                one.get("label") or "",
                channels[one["channel"]],
                outcomes.get(one.get("outcome"), ""),
                one.get("tracking") or "",
            )
            yield " · ".join(filter(None, parts))


def _channels(env):
    return {
        "email": env._("E-mail"),
        "post": env._("Letter"),
        "registered_post": env._("Registered letter"),
        "registered_email": env._("Registered e-mail"),
        "sms": env._("Text message"),
        "phone": env._("Call"),
        "visit": env._("Visit"),
        "peppol": env._("Electronic"),
        "portal": env._("Portal"),
    }


def _outcomes(env):
    return {
        "delivered": env._("delivered"),
        "bounced": env._("came back"),
        "returned": env._("returned"),
        "refused": env._("refused"),
        "unclaimed": env._("unclaimed"),
        "answered": env._("answered"),
        "no_answer": env._("no answer"),
        "promise": env._("promised to pay"),
    }


def page(env, dossier):
    """Return a dossier as a page of HTML."""
    return env["ir.qweb"]._render(
        TEMPLATE, {"dossier": dossier, "said": Said(env, dossier)}
    )


def summary(env, dossier):
    """Return a dossier as a PDF of one page, or more where it has many claims."""
    return bound(pages(page_document(env, [page(env, dossier)])))
