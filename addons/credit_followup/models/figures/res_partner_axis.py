"""A customer's year on one axis of time: invoices, messages, calls, words, payments."""

from odoo import api, fields, models
from odoo.tools.misc import format_amount, format_date
from odoo.tools.translate import LazyTranslate

from ...const import READERS
from ...facts.figures.axes import read_axis
from ...followup_core.figures.payers import MONTHS

_lt = LazyTranslate(__name__)
# Of the drawing, in its own units.
LEFT, RIGHT, TOP, LANE = 150, 990, 22, 24
# What each lane shows of the dated facts, its colour, and its name.
KINDS = {
    "message": ("message", "notice"),
    "contact": ("contact",),
    "word": ("promise", "dispute", "agreement", "breach"),
    "payment": ("payment",),
}
COLOURS = {
    "message": "#714B67",
    "contact": "#2f6f9f",
    "word": "#b7791f",
    "payment": "#2f855a",
}
NAMES = {
    "bill": _lt("Invoices"),
    "message": _lt("Messages"),
    "contact": _lt("Calls and visits"),
    "word": _lt("Promises and disputes"),
    "payment": _lt("Payments"),
}


class ResPartner(models.Model):
    _inherit = "res.partner"

    followup_axis = fields.Html(
        string="His year",
        compute="_compute_followup_axis",
        sanitize=False,
        groups=READERS,
    )

    @api.depends("commercial_partner_id")
    @api.depends_context("company", "lang", "uid")
    def _compute_followup_axis(self):
        """Draw the last twelve months of each customer in this company."""
        today = fields.Date.context_today(self)
        since = fields.Date.subtract(today, months=MONTHS)
        qweb = self.env["ir.qweb"]
        for partner in self:
            customer = partner.commercial_partner_id._origin
            if not customer:
                partner.followup_axis = False
                continue
            bills, facts = read_axis(customer, self.env.company, since, today)
            values = self._followup_axis(_Scale(since, today), bills, facts)
            drawn = bills or facts
            partner.followup_axis = bool(drawn) and qweb._render(
                "credit_followup.axis", values
            )

    def _followup_axis(self, scale, bills, facts):
        """Return what the drawing shows, each with its place."""
        rows = {id(bill): row for row, bill in enumerate(bills)}
        height = max(LANE, min(4 * len(bills), 4 * LANE))
        step = height / max(len(bills), 1)
        names = {lane: str(self.env._(name)) for lane, name in NAMES.items()}
        lanes = [{"name": names["bill"], "y": TOP + height / 2}]
        points = []
        for place, (lane, kinds) in enumerate(KINDS.items(), 1):
            y = TOP + height + LANE * place
            lanes.append({"name": names[lane], "y": y})
            points += [
                self._followup_axis_point(one, scale, y, COLOURS[lane])
                for one in facts
                if one.kind in kinds
            ]
        return {
            "bills": [
                self._followup_axis_bill(one, scale, TOP + rows[id(one)] * step)
                for one in bills
            ],
            "height": TOP + height + LANE * len(NAMES),
            "lanes": lanes,
            "points": points,
            "ticks": self._followup_axis_ticks(scale),
        }

    def _followup_axis_ticks(self, scale):
        day = fields.Date.start_of(scale.first, "month")
        ticks = []
        while (day := fields.Date.add(day, months=1)) <= scale.last:
            name = format_date(self.env, day, date_format="MMM")
            ticks.append({"x": scale.x(day), "name": name})
        return ticks

    def _followup_axis_bill(self, bill, scale, y):
        """Return an invoice's lines: until its due date, and late after it."""
        due = min(bill.due_on, bill.ended_on)
        move = bill.line.move_id
        said = self.env._(
            "%(number)s of %(amount)s, due on %(due)s",
            number=move.name,
            amount=format_amount(
                self.env, bill.line.amount_currency, bill.line.currency_id
            ),
            due=format_date(self.env, bill.due_on),
        )
        is_late = bill.ended_on > bill.due_on
        return {
            "y": round(y, 1),
            "from": scale.x(bill.sold_on),
            "due": scale.x(due),
            "late": is_late and scale.x(bill.ended_on),
            "is_open": not bill.line.reconciled,
            "said": said,
            "link": f"/odoo/account.move/{move.id}",
        }

    def _followup_axis_point(self, fact, scale, y, colour):
        row = self._followup_timeline_row(fact)
        said = " · ".join(filter(None, (row["day"], row["kind"], row["said"])))
        place = {"x": scale.x(fact.day), "y": y, "colour": colour}
        return {**place, "said": said, "link": row["link"]}


class _Scale:
    """Where days stand on the drawing."""

    def __init__(self, first, last):
        self.first, self.last = first, last

    def x(self, day):
        """Return the place of a day; what was before the axis stands at its begin."""
        days = max((self.last - self.first).days, 1)
        passed = min(max((day - self.first).days, 0), days)
        return round(LEFT + (RIGHT - LEFT) * passed / days, 1)
