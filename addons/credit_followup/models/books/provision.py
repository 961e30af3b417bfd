from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from ...effects.books import provisions as effects
from ...facts.books.provisions import read_bands, read_owed
from ...facts.settings import money
from ...followup_core.books.provision import provide

STATES = [
    ("list", "List"),
    ("draft", "Draft entry"),
    ("booked", "Booked"),
    ("reversed", "Reversed"),
]


# What a person says of a provision: its company and its day.
SAID = {"company_id", "date", "line_ids"}


class CreditFollowupProvision(models.Model):
    """What is provided for doubtful debts on a day: a list, its entry, its reversal."""

    _name = "credit.followup.provision"
    _description = "Provision for Doubtful Debts"
    _inherit = ["credit.followup.guarded", "mail.thread"]
    _order = "date desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    date = fields.Date(
        string="At the end of", required=True, default=fields.Date.context_today
    )
    line_ids = fields.One2many("credit.followup.provision.line", "provision_id")
    owed = fields.Monetary(readonly=True, copy=False)
    amount = fields.Monetary(
        string="Provided", compute="_compute_amount", store=True, copy=False
    )
    previous_id = fields.Many2one(
        "credit.followup.provision",
        string="Takes the place of",
        readonly=True,
        copy=False,
        check_company=True,
    )
    entry_id = fields.Many2one(
        "account.move",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    reversal_id = fields.Many2one(
        "account.move",
        string="Reversal of the one before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    state = fields.Selection(STATES, compute="_compute_state")

    _day_uniq = models.UniqueIndex(
        "(company_id, date)",
        "There is a provision of this day already: change that one.",
    )

    # === COMPUTE METHODS === #

    @api.depends("date")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            day = one.date and format_date(self.env, one.date, date_format="medium")
            one.display_name = self.env._("Provision of %(day)s", day=day or "")

    @api.depends("line_ids.provided")
    def _compute_amount(self):
        groups = self.env["credit.followup.provision.line"]._read_group(
            [("provision_id", "in", self.ids)], ["provision_id"], ["provided:sum"]
        )
        sums = dict(groups)
        for one in self:
            one.amount = sums.get(one, 0.0)

    @api.depends("entry_id.state", "entry_id.reversal_move_ids.state")
    def _compute_state(self):
        for one in self:
            entry = one.sudo().entry_id
            undone = entry.reversal_move_ids.filtered(
                lambda move: move.state == "posted"
            )
            posted = "reversed" if undone else "booked"
            one.state = (
                "list"
                if not entry or entry.state == "cancel"
                else posted
                if entry.state == "posted"
                else "draft"
            )

    # === CRUD METHODS === #

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self = self._without_defaults(SAID)
            vals_list = [
                {name: one for name, one in vals.items() if name in SAID}
                for vals in vals_list
            ]
        provisions = super().create(vals_list)
        for one in provisions:
            one._list()
        return provisions

    def write(self, vals):
        if not self.env.su and vals.keys() - {"date", "line_ids"}:
            raise UserError(self.env._("Only the day of a provision is chosen."))
        if "date" in vals:
            self._check_list()
        result = super().write(vals)
        if "date" in vals:
            for one in self:
                one._list()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_booked(self):
        self._check_list()

    # === BUTTONS === #

    def action_list(self):
        """Read the ledger again; what a person set stays."""
        self.env.user._followup_check("officer")
        self.check_access("write")
        for one in self:
            one._list()
        return True

    def action_entry(self):
        """Make the draft entry and the reversal of the one before, and show both."""
        self.env.user._followup_check("officer")
        self.ensure_one()
        self.check_access("write")
        self._check_list()
        self._check_last()
        self.sudo().previous_id = before = self.sudo()._last()
        if before.state == "draft":
            raise UserError(
                self.env._(
                    "%(name)s is still a draft entry: post it, or delete it.",
                    name=before.display_name,
                )
            )
        effects.draft(self.sudo())
        return self.action_open_entries()

    def _check_last(self):
        """Refuse what would stand beside a later one that is in the books."""
        later = self.sudo().search(
            [
                ("company_id", "=", self.company_id.id),
                ("date", ">", self.date),
                ("entry_id", "!=", False),
            ],
            limit=1,
        )
        if later:
            raise UserError(
                self.env._(
                    "%(name)s is in the books already: make a later one.",
                    name=later.display_name,
                )
            )

    def action_open_entries(self):
        """Open the entry and the reversal."""
        self.check_access("read")
        moves = self.sudo().entry_id | self.sudo().reversal_id
        return moves.with_env(self.env)._get_records_action()

    def action_open_lines(self):
        """Open the list, to be grouped and exported."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "credit_followup.action_provision_line"
        )
        return {**action, "domain": [("provision_id", "=", self.id)]}

    def _check_list(self):
        """Refuse to change what is in the books, draft or posted."""
        for one in self:
            if one.state != "list":
                raise UserError(
                    self.env._(
                        "%(name)s has its entry: delete the draft first, or make the "
                        "next provision.",
                        name=one.display_name,
                    )
                )

    # === BUSINESS METHODS === #

    def _list(self):
        """List what was owed at the end of the day, and what is provided for it."""
        self.ensure_one()
        self._check_list()
        company = self.company_id.sudo()
        bands = read_bands(company)
        smallest = money(self.currency_id.rounding)
        self.sudo().previous_id = self.sudo()._last()
        rows = []
        by_hand, known = self._by_hand(), self._known_shares()
        facts = (known | by_hand, set(by_hand), self._borne())
        for item in read_owed(company, self.date, *facts):
            found = provide(item.owed, bands, self.date, smallest)
            rows.append(self._row(item, found))
        self.sudo().line_ids.unlink()
        self.env["credit.followup.provision.line"].sudo().create(rows)
        self.sudo().owed = sum(row["owed"] for row in rows)

    def _row(self, item, found):
        return {
            "provision_id": self.id,
            "move_line_id": item.line_id,
            "partner_id": item.customer_id,
            "owed": item.amount,
            "base": float(item.owed.amount),
            "days": found.days,
            "percent": float(found.percent),
            "is_by_hand": item.is_by_hand,
            "provided": float(found.amount),
        }

    def _by_hand(self):
        """Return the percents that people set: here, else in the one before."""
        lines = (self.previous_id.line_ids | self.line_ids).filtered("is_by_hand")
        lines = lines.sorted(lambda one: one.provision_id == self)
        return {one.move_line_id.id: money(one.percent) for one in lines}

    def _known_shares(self):
        """Return percents that others know better than the matrix, by line id.

        They are asked anew each time, and a person's own goes before them.
        """
        return {}

    def _borne(self):
        """Return by line id the part of a loss that somebody else bears, 0 to 1."""
        return {}

    def _last(self):
        """Return the provision that this one takes the place of."""
        found = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("date", "<", self.date),
                ("entry_id.state", "in", ("draft", "posted")),
            ]
        )
        return found.filtered(lambda one: one.state != "reversed")[:1]

    def _by_customer(self):
        """Return what is provided for each customer: ``{customer: amount}``."""
        sums = defaultdict(float)
        for line in self.line_ids:
            sums[line.partner_id] += line.provided
        return {customer: amount for customer, amount in sums.items() if amount}
