"""Documents stay when addons go: they are handed over to whom they were sent.

Odoo deletes what hangs on the records of a model that is dropped. Some statements move
all of it at once, however many there are.
"""

from odoo.tools import SQL

from ...facts.removal import lost
from .homes import find_homes


def hand_over(env, modules):
    """Hand over what was sent, and clear away what would hinder these modules to go."""
    env.flush_all()
    models = lost.lost_models(env, modules)
    _free_files(env, lost.lost_files(env, modules))
    if models:
        _unlink_words(env, models)
    if documented := lost.documented(env, models):
        find_homes(env, models, documented)
        _move_mails(env, models)
        _move_files(env, models)
    if models:
        _drop_keys(env, models)
    env.cr.execute(
        SQL("DELETE FROM mail_activity WHERE %s", lost.of_lost_types(modules))
    )
    env.invalidate_all()


def _move_mails(env, models):
    """Move what was written and left; its discussion shows it whole from now on.

    To people inside only: who may read an invoice on the portal could not read this.
    """
    env.cr.execute(
        SQL(
            """
            UPDATE mail_message moved
               SET model = sent.res_model, res_id = sent.res_id,
                   body = COALESCE(sent.body_html, moved.body), is_internal = TRUE
              FROM (
                SELECT own.id, own.body_html, home.res_model, home.res_id
                  FROM (%s) own
                  JOIN followup_home home
                    ON home.model = own.model AND home.id = own.res_id
              ) sent
             WHERE sent.id = moved.id
            """,
            lost.written(models),
        )
    )


def _move_files(env, models):
    """Move the files; one that was in a field becomes a file of its name."""
    env.cr.execute(
        SQL(
            """
            UPDATE ir_attachment moved
               SET res_model = kept.res_model, res_id = kept.res_id,
                   res_field = NULL, name = %s
              FROM (
                SELECT own.id, own.model, home.res_model, home.res_id
                  FROM (%s) own
                  JOIN followup_home home
                    ON home.model = own.model AND home.id = own.res_id
              ) kept
             WHERE kept.id = moved.id
            """,
            _field_name(env, SQL("kept.model")),
            lost.filed(models),
        )
    )


def _free_files(env, fields):
    """Make files of those in fields that go from models that stay."""
    if fields:
        env.cr.execute(
            SQL(
                """
                UPDATE ir_attachment moved
                   SET res_field = NULL, name = %s
                 WHERE (moved.res_model, moved.res_field) IN %s
                """,
                _field_name(env, SQL("moved.res_model")),
                tuple(fields),
            )
        )


def _field_name(env, model):
    """Return the name of a file: its own, or the words of the field that it is in."""
    return SQL(
        """
        COALESCE(
            (SELECT COALESCE(
                        field.field_description ->> %s,
                        field.field_description ->> 'en_US')
               FROM ir_model_fields field
              WHERE field.model = %s AND field.name = moved.res_field),
            moved.name)
        """,
        env.lang or "en_US",
        model,
    )


def _unlink_words(env, models):
    """Leave the words of notes that stay, without the link to what goes.

    The model is compared apart: a pattern that names all of them takes a millisecond
    for each note.
    """
    env.cr.execute(
        SQL(
            """
            UPDATE mail_message
               SET body = regexp_replace(body, %s, %s, 'g')
             WHERE model != ALL(%s)
               AND substring(body FROM %s) = ANY(%s)
            """,
            '<a href="#" data-oe-model="[^"]*" data-oe-id="[0-9]+">([^<]*)</a>',
            r"\1",
            models,
            'data-oe-model="([^"]*)"',
            models,
        )
    )


def _drop_keys(env, models):
    """Drop the keys of tables that go: each record would be looked up one by one."""
    env.cr.execute(
        SQL(
            """
            SELECT own.conrelid::regclass::text, own.conname
              FROM pg_constraint own
              JOIN pg_class ON pg_class.oid = own.conrelid
             WHERE own.contype = 'f' AND pg_class.relname = ANY(%s)
               AND pg_class.relnamespace = current_schema::regnamespace
            """,
            [env[one]._table for one in models],
        )
    )
    for table, name in env.cr.fetchall():
        env.cr.execute(
            SQL(
                "ALTER TABLE %s DROP CONSTRAINT %s",
                SQL.identifier(table),
                SQL.identifier(name),
            )
        )
