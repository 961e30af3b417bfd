from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...facts.title.invoiced_goods import read_invoiced

OPEN = {"note_ids", "message_follower_ids"}


class CreditFollowupGoods(models.Model):
    """Goods that lie at a customer and are ours, as far as anybody knows.

    Made anew from what was delivered, invoiced and paid: nobody writes them. What
    people find out about them stands in notes.
    """

    _name = "credit.followup.goods"
    _description = "Goods under Reserved Title"
    _inherit = ["credit.followup.guarded"]
    _order = "partner_id, delivered_on, id"
    _check_company_auto = True
    _rec_names_search = ("name", "partner_id")

    name = fields.Char(string="Goods", readonly=True)
    active = fields.Boolean(default=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, index=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    place_id = fields.Many2one(
        "res.partner",
        string="Delivered to",
        index="btree_not_null",
        ondelete="set null",
        check_company=True,
    )
    title_id = fields.Many2one(
        "credit.followup.title",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
        help="Empty where they are delivered and not invoiced yet.",
    )
    move_id = fields.Many2one(
        "account.move",
        string="Invoice",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    invoice_line_id = fields.Many2one(
        "account.move.line",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
    )
    product_id = fields.Many2one(
        "product.product",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    uom_id = fields.Many2one("uom.uom", string="Unit", ondelete="restrict")
    quantity = fields.Float(digits="Product Unit")
    delivered_on = fields.Date(string="Delivered on", index=True)
    age = fields.Integer(
        string="Days since the delivery", compute="_compute_age", search="_search_age"
    )
    currency_id = fields.Many2one("res.currency", required=True)
    value = fields.Monetary(
        string="Invoiced value", help="At the invoiced price, without tax."
    )
    company_currency_id = fields.Many2one(
        related="company_id.currency_id", string="Company's currency"
    )
    value_company = fields.Monetary(
        string="Value", currency_field="company_currency_id"
    )
    note_ids = fields.One2many(
        "credit.followup.goods.note", "goods_id", string="What was found"
    )
    claim_line_ids = fields.One2many("credit.followup.recovery.line", "goods_id")
    gone = fields.Float(
        string="No longer there",
        digits="Product Unit",
        compute="_compute_gone",
        store=True,
        help="Resold, processed, built in or missing, by the notes.",
    )
    there = fields.Float(
        string="At the customer",
        digits="Product Unit",
        compute="_compute_gone",
        store=True,
    )
    value_there = fields.Monetary(
        string="Value there",
        currency_field="company_currency_id",
        compute="_compute_gone",
        store=True,
    )

    _listed = models.Index("(company_id, partner_id, delivered_on) WHERE active")

    # === COMPUTE METHODS === #

    @api.depends("delivered_on")
    def _compute_age(self):
        today = fields.Date.context_today(self)
        for one in self:
            one.age = (today - one.delivered_on).days if one.delivered_on else 0

    def _search_age(self, operator, value):
        if operator not in (">", ">=", "<", "<="):
            return NotImplemented
        turned = {">": "<", ">=": "<=", "<": ">", "<=": ">="}[operator]
        day = fields.Date.subtract(fields.Date.context_today(self), days=value)
        return [("delivered_on", turned, day)]

    @api.depends("quantity", "value_company", "note_ids.quantity", "note_ids.found")
    def _compute_gone(self):
        for one in self:
            notes = one.note_ids.filtered("is_gone")
            one.gone = min(sum(notes.mapped("quantity")), one.quantity)
            one.there = one.quantity - one.gone
            share = one.there / one.quantity if one.quantity else 0.0
            one.value_there = one.company_currency_id.round(one.value_company * share)

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            one.display_name = one._described()

    # === CRUD METHODS === #

    def write(self, vals):
        if not self.env.su and vals.keys() - OPEN:
            raise AccessError(
                self.env._(
                    "Goods follow from what was delivered, invoiced and paid: note "
                    "what you found."
                )
            )
        return super().write(vals)

    # === RENEWED === #

    @api.model
    def _renew(self, titles):
        """Bring the goods of titles up to date with what was invoiced and paid."""
        known = self.with_context(active_test=False).search(
            [("title_id", "in", titles.ids)]
        )
        known._replace_by(list(read_invoiced(titles)))

    @api.model
    def _key_fields(self):
        """Return the fields by which goods are known again: a seam."""
        return ("title_id", "invoice_line_id")

    def _replace_by(self, rows):
        """Change, add and take away goods until they are these rows.

        What somebody noted anything about stays, with nothing left of it.
        """
        names = self._key_fields()
        known = {tuple(one[name].id for name in names): one for one in self}
        new = []
        for row in rows:
            found = known.pop(tuple(row.get(name) or False for name in names), None)
            if found:
                found._keep({**row, "active": True})
            else:
                new.append(row)
        self.browse().create(new)
        gone = self.browse().union(*known.values())
        noted = gone.filtered(lambda one: one._is_referred_to())
        for one in noted:
            one._keep({"quantity": 0, "value": 0, "value_company": 0, "active": False})
        (gone - noted).unlink()

    def _described(self):
        """Return what they are, so that they are found among others: a seam."""
        return self.name

    def _is_referred_to(self):
        """Tell whether somebody wrote about these goods: a seam."""
        return bool(self.note_ids or self.claim_line_ids)
