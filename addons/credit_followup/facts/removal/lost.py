"""What goes with addons, what of it is handed over before, and how much that is."""

from typing import NamedTuple

from odoo.tools import SQL

from ...const import SENT_MAILS, UNSENT_MAILS, WRITTEN

ENTRY = "account.move"
# Fields of records that hold the entry that was booked for them.
ENTRIES = ("entry_id", "reversal_id", "indemnity_entry_id")
DELIVERY = "credit.followup.delivery"
# What people know by name without a discussion of its own.
KNOWN = (
    "credit.followup.check",
    DELIVERY,
    "credit.followup.figure",
    "credit.followup.hold",
    "credit.followup.policy",
    "credit.followup.reply",
    "credit.followup.run",
    "credit.followup.sign",
    "credit.followup.terms",
    "credit.followup.terms.acceptance",
)


class Stays(NamedTuple):
    """How much stays: mails and files handed over, entries that were booked.

    ``waiting``: mails and letters that did not leave, and do not leave any more.
    """

    mails: int
    files: int
    entries: int
    waiting: int


def lost_models(env, modules):
    """Return the models with a table that nobody but these modules defines."""
    rows = env.execute_query(
        SQL(
            """
            SELECT model.model
              FROM ir_model model
              JOIN ir_model_data data
                ON data.model = 'ir.model' AND data.res_id = model.id
             WHERE NOT model.transient AND NOT model.abstract
             GROUP BY model.id
            HAVING bool_and(data.module = ANY(%s))
             ORDER BY model.id
            """,
            list(modules),
        )
    )
    return [name for (name,) in rows if name in env and env[name]._auto]


def lost_files(env, modules):
    """Return the fields with files that go, of models that stay: (model, field)."""
    return env.execute_query(
        SQL(
            """
            SELECT field.model, field.name
              FROM ir_model_fields field
              JOIN ir_model_data data
                ON data.model = 'ir.model.fields' AND data.res_id = field.id
             WHERE field.ttype = 'binary' AND field.store
             GROUP BY field.id
            HAVING bool_and(data.module = ANY(%s))
               AND field.model != ALL(%s)
            """,
            list(modules),
            lost_models(env, modules) or [""],
        )
    )


def documented(env, models):
    """Return which of these models have messages or files."""
    if not models:
        return []
    rows = env.execute_query(
        SQL(
            """
            SELECT DISTINCT model FROM mail_message WHERE model = ANY(%(models)s)
             UNION
            SELECT DISTINCT res_model FROM ir_attachment
             WHERE res_model = ANY(%(models)s)
            """,
            models=models,
        )
    )
    return sorted(name for (name,) in rows)


def count_lost(env, models):
    """Return how many records of these models there are, of those that have any.

    Only of what people know by name; the rest is how these are kept.
    """
    named = [one for one in models if one in KNOWN or "message_ids" in env[one]._fields]
    if not named:
        return {}
    for one in named:
        env[one].flush_model()
    counts = SQL(" UNION ALL ").join(
        SQL("SELECT %s, count(*) FROM %s", one, SQL.identifier(env[one]._table))
        for one in named
    )
    return {name: count for name, count in env.execute_query(counts) if count}


def count_tasks(env, modules):
    """Return how many open tasks are of a type that goes."""
    [(count,)] = env.execute_query(
        SQL("SELECT count(*) FROM mail_activity WHERE %s", of_lost_types(modules))
    )
    return count


def of_lost_types(modules):
    """Return the condition on a task that its type goes with these modules."""
    return SQL(
        """
        activity_type_id IN (
            SELECT res_id FROM ir_model_data
             WHERE model = 'mail.activity.type' AND module = ANY(%s)
        )
        """,
        list(modules),
    )


def count_staying(env, models):
    """Return how much is handed over of these models, and what they had booked."""
    if not models:
        return Stays(0, 0, 0, 0)
    for one in (*models, "mail.mail", "mail.message", "ir.attachment"):
        env[one].flush_model()
    [counts] = env.execute_query(
        SQL(
            "SELECT (SELECT count(*) FROM (%s) mails),"
            " (SELECT count(*) FROM (%s) files), (%s), (%s)",
            written(models),
            filed(models),
            _booked(env, models),
            _waiting(models),
        )
    )
    return Stays(*counts)


def written(models):
    """Return the e-mails and comments that are handed over: none that never left."""
    return SQL(
        """
        SELECT DISTINCT ON (message.id)
               message.id, message.model, message.res_id, mail.body_html
        FROM mail_message message
        LEFT JOIN mail_mail mail ON mail.mail_message_id = message.id
        WHERE message.model = ANY(%s) AND message.message_type = ANY(%s)
          AND (mail.id IS NULL OR mail.state = ANY(%s))
        ORDER BY message.id, mail.id DESC
        """,
        models,
        list(WRITTEN),
        list(SENT_MAILS),
    )


def filed(models):
    """Return the files that are handed over: no letter that waits for the printer."""
    return SQL(
        """
        SELECT file.id, file.res_model AS model, file.res_id
        FROM ir_attachment file
        LEFT JOIN credit_followup_delivery delivery
          ON file.res_model = 'credit.followup.delivery'
         AND delivery.id = file.res_id
        WHERE file.res_model = ANY(%s)
          AND (delivery.id IS NULL
            OR delivery.state NOT IN ('pending', 'by_hand', 'cancelled'))
        """,
        models,
    )


def _waiting(models):
    """Return how many e-mails and letters wait to leave, or did not come out."""
    letters = SQL(
        """
        SELECT count(*) FROM credit_followup_delivery
         WHERE state IN ('pending', 'by_hand')
           AND attachment_id IS NOT NULL AND mail_id IS NULL
        """
    )
    return SQL(
        """
        SELECT count(*) + (%s)
          FROM mail_mail mail JOIN mail_message message
            ON message.id = mail.mail_message_id
         WHERE message.model = ANY(%s) AND mail.state = ANY(%s)
        """,
        letters if DELIVERY in models else SQL("0"),
        models,
        list(UNSENT_MAILS),
    )


def _booked(env, models):
    """Return how many entries these models hold that were booked for them."""
    fields = [
        (env[one]._table, name)
        for one in models
        for name in ENTRIES
        if (field := env[one]._fields.get(name)) and field.comodel_name == ENTRY
    ]
    if not fields:
        return SQL("SELECT 0")
    held = SQL(" UNION ").join(
        SQL(
            "SELECT %s FROM %s WHERE %s IS NOT NULL",
            SQL.identifier(name),
            SQL.identifier(table),
            SQL.identifier(name),
        )
        for table, name in fields
    )
    return SQL("SELECT count(*) FROM (%s) booked", held)
