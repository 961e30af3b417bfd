"""Remove what Odoo keeps of fields that went: it costs each row that is written."""


def migrate(cr, _version):
    """Drop columns and an index of 19.0.1.0.0; what they said stands elsewhere."""
    cr.execute(
        "ALTER TABLE credit_followup_action_line DROP COLUMN IF EXISTS company_id"
    )
    cr.execute("ALTER TABLE credit_followup_run DROP COLUMN IF EXISTS position")
    cr.execute("DROP INDEX IF EXISTS credit_followup_action__state_index")
