"""Links to rows that other people write on, without a foreign key."""

from odoo import fields
from odoo.tools import SQL


class LooseMany2one(fields.Many2one):
    """A link that the database does not check.

    For a foreign key the database locks the row that is named, and refuses whoever
    names one that changed since his transaction began: a night would be refused where
    an accountant posted or paid meanwhile. ``ondelete`` of such a link does nothing:
    the model that is linked to keeps its promise in ``unlink``.
    """

    is_loose = True

    def update_db_foreign_key(self, model, column):
        """Drop the key that an earlier version of the addon has made."""
        model.env.cr.execute(
            SQL(
                "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s",
                SQL.identifier(model._table),
                SQL.identifier(f"{model._table}_{self.name}_fkey"),
            )
        )
