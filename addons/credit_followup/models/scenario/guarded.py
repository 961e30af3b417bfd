from odoo import models


class CreditFollowupGuarded(models.AbstractModel):
    """What belongs to a company, and is not moved to one that its user cannot see."""

    _name = "credit.followup.guarded"
    _description = "Record of a Company"
    # The fields that decide on the company.
    _company_fields = ("company_id",)

    def _without_defaults(self, said):
        """Return the model without the context's defaults of what nobody may say.

        A default is a value too: who may not give a field may not give it this way.
        """
        context = {
            key: value
            for key, value in self.env.context.items()
            if not key.startswith("default_") or key.removeprefix("default_") in said
        }
        return self.with_context(context)  # pylint: disable=context-overridden

    def _keep(self, values):
        """Write what has changed of what is known."""
        known = self._convert_to_write({name: self[name] for name in values})
        changed = {name: one for name, one in values.items() if one != known[name]}
        if changed:
            self.write(changed)

    def write(self, vals):
        """Ask the rules after the change too: Odoo asks them before it."""
        result = super().write(vals)
        if vals.keys() & set(self._company_fields):
            self.check_access("write")
        return result
