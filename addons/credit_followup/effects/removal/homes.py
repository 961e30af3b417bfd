"""Where documents of records go that are about to be dropped: to whom they were sent.

A temporary table says it of each record that has documents: of a customer, of one of
his invoices where other companies see the customer, or else of the company.
"""

from odoo.tools import SQL

CUSTOMER, INVOICE, COMPANY = "res.partner", "account.move", "res.company"
ACTION = "credit.followup.action"


def find_homes(env, models, documented):
    """Fill the table: one row for each record of the models with documents."""
    env.cr.execute(
        """
        CREATE TEMPORARY TABLE followup_home (
            model varchar, id int4, company_id int4, partner_id int4, move_id int4,
            res_model varchar, res_id int4
        ) ON COMMIT DROP
        """
    )
    done = set()
    for model in documented:
        _place(env, model, set(models), done)
    env.cr.execute("CREATE INDEX ON followup_home (model, id)")
    env.cr.execute("ANALYZE followup_home")
    _name_invoices(env)
    _name_homes(env)


def _place(env, model, models, done):
    """Note whom the records of a model are about: by themselves, or by their owner."""
    if model in done:
        return
    done.add(model)
    fields = env[model]._fields
    if _stored(fields, "partner_id"):
        _insert(env, model, partner=SQL("own.partner_id"))
    elif owner := _owner(fields, models):
        _place(env, fields[owner].comodel_name, models, done)
        joined = SQL(
            "LEFT JOIN followup_home home ON home.model = %s AND home.id = own.%s",
            fields[owner].comodel_name,
            SQL.identifier(owner),
        )
        _insert(env, model, joined=joined)
    elif _stored(fields, "res_model"):
        for one in sorted(models):
            if _stored(env[one]._fields, "partner_id"):
                _place(env, one, models, done)
        joined = SQL(
            "LEFT JOIN followup_home home"
            " ON home.model = own.res_model AND home.id = own.res_id"
        )
        _insert(env, model, joined=joined)
    else:
        _insert(env, model, partner=SQL("NULL::int4"))


def _stored(fields, name):
    return name in fields and fields[name].store


def _owner(fields, models):
    """Return the field of the record that a model is a part of, required ones first."""
    links = [
        field
        for field in fields.values()
        if field.type == "many2one" and field.store and field.comodel_name in models
    ]
    found = sorted(links, key=lambda one: (not one.required, one.name))
    return found[0].name if found else None


def _insert(env, model, partner=None, joined=None):
    stored = _stored(env[model]._fields, "company_id")
    company = SQL("own.company_id") if stored else SQL("NULL::int4")
    if joined:
        company = SQL("COALESCE(%s, home.company_id)", company)
    env.cr.execute(
        SQL(
            """
            INSERT INTO followup_home (model, id, company_id, partner_id, move_id)
            SELECT %s, own.id, %s, %s, %s
              FROM %s own %s
            """,
            model,
            company,
            partner or SQL("home.partner_id"),
            SQL("home.move_id") if joined else SQL("NULL::int4"),
            SQL.identifier(env[model]._table),
            joined or SQL(""),
        )
    )


def _name_invoices(env):
    """Name an invoice of each customer and company: where a customer is nobody's."""
    env.cr.execute(
        """
        UPDATE followup_home home
           SET move_id = first.id
          FROM (
            SELECT move.company_id, move.commercial_partner_id, min(move.id) AS id
              FROM account_move move
             WHERE move.move_type IN ('out_invoice', 'out_refund', 'entry')
               AND move.state = 'posted'
             GROUP BY move.company_id, move.commercial_partner_id
          ) first
          JOIN res_partner partner
            ON partner.commercial_partner_id = first.commercial_partner_id
         WHERE home.company_id = first.company_id
           AND home.partner_id = partner.id
        """
    )
    if ACTION not in env:
        return
    # A message is about invoices of its own.
    env.cr.execute(
        """
        UPDATE followup_home home
           SET move_id = first.move_id
          FROM (
            SELECT line.action_id, min(line.move_id) AS move_id
              FROM credit_followup_action_line line
             GROUP BY line.action_id
          ) first
         WHERE first.move_id IS NOT NULL
           AND first.action_id = CASE home.model
               WHEN 'credit.followup.action' THEN home.id
               WHEN 'credit.followup.delivery' THEN (
                   SELECT delivery.action_id FROM credit_followup_delivery delivery
                    WHERE delivery.id = home.id
               ) END
        """
    )


def _name_homes(env):
    """Decide: a customer of several companies shows each its own invoice only."""
    env.cr.execute(
        SQL(
            """
            UPDATE followup_home home
               SET (res_model, res_id) = (
                   SELECT CASE WHEN private.it THEN %(customer)s
                               WHEN home.move_id IS NOT NULL THEN %(invoice)s
                               ELSE %(company)s END,
                          CASE WHEN private.it THEN home.partner_id
                               ELSE COALESCE(home.move_id, home.company_id) END
                     FROM (
                       SELECT home.partner_id IS NOT NULL AND (
                              (SELECT count(*) FROM res_company) = 1
                              OR (SELECT partner.company_id IS NOT NULL
                                    FROM res_partner partner
                                   WHERE partner.id = home.partner_id)
                       ) AS it
                     ) private
               )
            """,
            customer=CUSTOMER,
            invoice=INVOICE,
            company=COMPANY,
        )
    )
    env.cr.execute("DELETE FROM followup_home WHERE res_id IS NULL")
