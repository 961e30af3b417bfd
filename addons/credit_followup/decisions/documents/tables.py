"""Files with a table: read as text, and what is wrong with one in words."""

from base64 import b64decode

from odoo.exceptions import UserError


def text_of(env, file):
    """Return the text of a file as a form has it.

    :raises UserError: where it is none in UTF-8
    """
    try:
        return b64decode(file).decode("utf-8-sig")
    except ValueError as error:
        raise UserError(env._("The file is no text in UTF-8.")) from error


def wrong_words(env, problem, columns):
    """Return what is wrong with a table, where, and which columns it may have."""
    words = {
        "unknown_column": env._("Column “%(column)s” is not known."),
        "column_twice": env._("Column “%(column)s” is there twice."),
        "missing_column": env._("Column “%(column)s” is missing."),
        "wrong_length": env._("Line %(line)s has more or fewer cells."),
        "missing_value": env._("Line %(line)s has no “%(column)s”."),
        "unknown_kind": env._("Line %(line)s: the kind is not known."),
        "no_day": env._("Line %(line)s: “%(column)s” is no day as 2026-01-31."),
        "too_many_rows": env._("The file has too many rows."),
        "unreadable": env._("Line %(line)s cannot be read."),
    }
    told = words[problem.code] % {"column": problem.column, "line": problem.line}
    return env._(
        "Nothing was read. %(told)s Known columns: %(known)s.",
        told=told,
        known=", ".join(sorted(columns)),
    )
