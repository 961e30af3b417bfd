from odoo import fields, models


class CreditFollowupHolding(models.AbstractModel):
    """What suspends the follow-up of an item, and lets it go on by itself.

    It does so through a hold of its own, so that evaluation and sentences need to know
    nothing else. A model says which reason its holds have (``_hold_reason``).
    """

    _name = "credit.followup.holding"
    _description = "Cause of Follow-up Holds"
    _hold_reason = "pause"
    # Whether only its cause ends or changes a hold: nobody ends it beside that.
    _hold_is_firm = False

    hold_ids = fields.One2many(
        "credit.followup.hold",
        "source_id",
        domain=lambda self: [("source_model", "=", self._name)],
        string="Its holds",
        readonly=True,
        copy=False,
    )

    # === SEAM === #

    def _hold_vals(self):
        """Return customer, item, amount, last day and words of the record's hold."""
        raise NotImplementedError

    def _hold_rows(self):
        """Return the values of all holds: one for each record that has one item."""
        return [{"source_id": one.id, **one._hold_vals()} for one in self]

    # === BUSINESS METHODS === #

    def _hold(self):
        """Suspend what these records are about."""
        source = {"source_model": self._name, "reason": self._hold_reason}
        rows = [{**source, **values} for values in self._hold_rows()]
        self.env["credit.followup.hold"].sudo().create(rows)

    def _hold_until(self, day):
        """Let the holds in force last until another day."""
        own = self._own_holds().filtered(lambda one: one.date_to != day)
        own.write({"date_to": day})

    def _end_holds(self):
        """Let the follow-up go on; what a person has ended stays as it is."""
        self._own_holds().action_end()

    def _own_holds(self):
        return self.sudo().hold_ids.filtered(lambda one: not one.ended_on)
