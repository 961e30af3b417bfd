import base64
import json
import re

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date

from ..followup_core.scenario.document import answer
from ..followup_core.scenario.request import NATURES, REQUEST_OF_LEDGER


class CreditFollowupWhy(models.TransientModel):
    """The facts that lead to an answer, and the answer that they lead to again."""

    _name = "credit.followup.why"
    _description = "Why a Customer Is, or Is Not, Contacted"
    _inherit = "credit.followup.window"

    title = fields.Char(readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    request = fields.Json(readonly=True)
    facts = fields.Html(compute="_compute_facts", sanitize=False)
    request_text = fields.Text(compute="_compute_facts", string="The facts as JSON")
    response_text = fields.Text(compute="_compute_facts", string="The answer as JSON")
    file = fields.Binary(compute="_compute_facts", string="Download")
    file_name = fields.Char(string="File name", compute="_compute_facts")

    @api.depends("request")
    @api.depends_context("lang")
    def _compute_facts(self):
        """Evaluate the facts once more, and word them."""
        qweb = self.env["ir.qweb"]
        for why in self:
            response = answer(why.request)
            text = json.dumps(_in_order(why.request), indent=1, ensure_ascii=False)
            why.request_text = text
            why.response_text = json.dumps(response, indent=1, ensure_ascii=False)
            why.file = base64.b64encode(text.encode())
            why.file_name = _file_name(why.title, why.request["as_of"])
            why.facts = (
                response["message"]
                if "error" in response
                else qweb._render(
                    "credit_followup.why_facts", why._values(why.request, response)
                )
            )

    @api.model
    def _open(self, request, title, company, currency):
        """Show the facts of a request in a window."""
        why = self.create(
            {
                "request": request,
                "title": title,
                "company_id": company.id,
                "currency_id": currency.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Why?"),
            "res_model": self._name,
            "res_id": why.id,
            "view_mode": "form",
            "target": "new",
        }

    # === WORDS === #

    def _values(self, request, response):
        """Return what the template shows."""
        policies = [request["policy"], *request.get("more_policies", ())]
        return {
            "headline": self._headline(request, response),
            "items": [
                self._item_row(item, answered) | {"own": self._is_own(item["ref"])}
                for item, answered in zip(
                    request["items"], response["items"], strict=True
                )
            ],
            "policies": [
                [
                    self._level_row(level, rank, policy["grace_days"])
                    for rank, level in enumerate(policy["levels"], 1)
                ]
                for policy in policies
            ],
            "general": self._general(request, response),
        }

    def _is_own(self, ref):
        """Tell whether an item is the document's own; instalments bear their id too."""
        return ref == self.title or ref.startswith(f"{self.title} / ")

    def _headline(self, request, response):
        """Say in a sentence what the facts lead to."""
        day, reason = self._day(request["as_of"]), self._reason(response["reason"])
        if response["level"] is None:
            return self.env._("On %(day)s: %(reason)s.", day=day, reason=reason)
        return self.env._(
            "On %(day)s: %(reason)s, level %(rank)s, %(claimed)s claimed, to be paid "
            "by %(deadline)s.",
            day=day,
            reason=reason,
            rank=response["level"],
            claimed=self._money(response["claimed"]),
            deadline=self._day(response["deadline_on"]),
        )

    def _item_row(self, item, answered):
        served = item.get("served")
        return {
            "name": item["ref"],
            "open": self._money(item["open"]),
            "due": self._day(item["due_on"]),
            "served": served
            and self.env._(
                "level %(rank)s on %(day)s",
                rank=served["rank"],
                day=self._day(served["on"]),
            ),
            "reason": self._reason(answered["reason"]),
            "level": answered["level"],
            "next": self._day(answered["next_on"]),
        }

    def _level_row(self, level, rank, grace):
        levels = self.env["credit.followup.level"]
        natures = dict(levels._fields["nature"]._description_selection(self.env))
        channels = dict(
            self.env["credit.followup.delivery"]
            ._fields["channel"]
            ._description_selection(self.env)
        )
        policy = self.env["credit.followup.policy"].new({"grace_days": grace})
        timing = levels.new(
            {"days": level["days"], "basis": level["basis"], "policy_id": policy}
        ).timing
        return {
            "rank": rank,
            "timing": timing,
            "nature": natures[str(NATURES[level["nature"]].value)],
            "channels": ", ".join(channels[code] for code in level["channels"]),
            "deadline": level["deadline_days"],
            "least": level["least_days"],
        }

    def _general(self, request, response):
        """Return pairs of a label and a value: what counts for the whole customer."""
        policy, settings = request["policy"], request["settings"]
        rows = [
            (
                self.env._("Unallocated credits"),
                float(request["credits"]) and self._money(request["credits"]),
            ),
            (
                self.env._("Last message reached the customer"),
                self._day(request["last_contact_on"]),
            ),
            (self.env._("Days between contacts"), policy["least_days"]),
            (self.env._("Days of grace"), policy["grace_days"]),
            (self.env._("Minimum per item"), self._own_money(policy["minimum_item"])),
            (
                self.env._("Minimum per customer"),
                self._own_money(policy["minimum_group"]),
            ),
            (self.env._("Exchange rate"), self._rate(request["rate"])),
            (self.env._("Followed up since"), self._day(settings["started_on"])),
        ]
        rows += [(self.env._("Hold"), self._held(hold)) for hold in request["holds"]]
        return [(label, value) for label, value in rows if value]

    def _held(self, hold):
        """Say what is on hold and how long, with the amount where it is a part."""
        words = {
            "item": hold.get("item") or self.env._("Whole customer"),
            "since": self._day(hold["since"]),
            "until": self._day(hold["until"]),
        }
        if hold.get("amount"):
            return self._held_in_part(words | {"amount": self._money(hold["amount"])})
        if not words["until"]:
            return self.env._("%(item)s: from %(since)s until further notice", **words)
        return self.env._("%(item)s: from %(since)s until %(until)s", **words)

    def _held_in_part(self, words):
        if not words["until"]:
            return self.env._(
                "%(item)s: %(amount)s from %(since)s until further notice", **words
            )
        return self.env._(
            "%(item)s: %(amount)s from %(since)s until %(until)s", **words
        )

    def _reason(self, code):
        field = self.env["credit.followup.answer"]._fields["reason"]
        return dict(field._description_selection(self.env))[code]

    def _money(self, text):
        return format_amount(self.env, float(text), self.currency_id)

    def _own_money(self, text):
        """Word an amount in company currency, nothing for zero."""
        currency = self.company_id.currency_id
        return float(text) and format_amount(self.env, float(text), currency)

    def _rate(self, text):
        """Word the rate of a foreign currency, rounded for people."""
        if text is None:
            return self.env._("No exchange rate")
        return self.currency_id != self.company_id.currency_id and f"{float(text):.6g}"

    def _day(self, text):
        """Word a date with the name of its month."""
        if not text:
            return ""
        day = fields.Date.to_date(text)
        return format_date(self.env, day, date_format="medium")


def _file_name(title, as_of):
    """Name the file after its document, so that two downloads are told apart."""
    return (
        f"decide-{re.sub(r'[^0-9A-Za-z]+', '-', title or '').strip('-')}-{as_of}.json"
    )


def _in_order(request):
    """Return a request with its keys as its table has them; a database sorts them."""
    return {key: request[key] for key in REQUEST_OF_LEDGER.fields if key in request}
