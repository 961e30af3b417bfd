"""`-m tests.integration.removal before|remove|after DATABASE FILE [ADDON…]`.

``before`` writes down the books and what was sent, ``remove`` uninstalls addons as the
Apps screen does, with a night after each, and ``after`` finds the books as they were
and each document at whom it was sent to.
"""

import json
import sys
from hashlib import sha1, sha256
from pathlib import Path

from odoo import fields
from odoo.api import SUPERUSER_ID, Environment
from odoo.modules.registry import Registry

from tools.odoo_session import environment

from .removal_rows import BOOKS, LEFT_BEHIND, OWN_FILES, SENT_FILES, SENT_MAILS

OURS, BASE = "credit_followup", "credit_followup"
LANGUAGES = ("fr_FR", "nl_NL", "de_DE")
# Whom no other company sees: his documents are his own, not his invoices'.
PRIVATE = "Café des Arts"


def languages(env, _file):
    """Let the stories be told in the languages that they are told in."""
    for code in LANGUAGES:
        env["res.lang"]._activate_lang(code)


def before(env, file):
    """Write down what must stay, and what was listed to go and to stay."""
    customer = env["res.partner"].search([("name", "=", PRIVATE)])
    customer.company_id = env["res.company"].search(
        [("name", "=", "Brasserie du Pont")]
    )
    env.flush_all()
    found = {**books(env), **sent(env)}
    for name, stands in found.items():
        assert stands, f"nothing to compare: {name}"
    listed(env, found)
    file.write_text(json.dumps(found))


def listed(env, found):
    """Find in the window of the Apps screen what goes and what stays, with counts."""
    base = env["ir.module.module"].search([("name", "=", BASE)])
    wizard = env["base.module.uninstall"].create({"module_ids": base.ids})
    goes = wizard.followup_goes.splitlines()
    for model in ("delivery", "promise", "agreement", "placement", "court.case"):
        name = f"credit.followup.{model}"
        words, count = env["ir.model"]._get(name).name, env[name].search_count([])
        assert count, f"none was made: {name}"
        assert f"{words}: {count}" in goes, (words, goes)
    _books, mails, files, _queue = wizard.followup_stays.splitlines()
    assert mails.endswith(f": {len(found['mails'])}"), mails
    assert files.endswith(f": {len(found['files'])}"), files


def remove(database, addons):
    """Uninstall one addon after the other, with a night of what is left."""
    for addon in addons:
        with Registry(database).cursor() as cursor:
            env = Environment(cursor, SUPERUSER_ID, {})
            module = env["ir.module.module"].search([("name", "=", addon)])
            assert module.state == "installed", f"{addon}: {module.state}"
            module.button_immediate_uninstall()
        with Registry(database).cursor() as cursor:
            env = Environment(cursor, SUPERUSER_ID, {})
            if addon != BASE:
                night(env)
            cursor.rollback()


def night(env):
    """Let a night decide for each company that is followed up."""
    companies = env["res.company"].search([("followup_active", "=", True)])
    assert companies
    for company in companies:
        day = fields.Date.add(fields.Date.context_today(company), days=1)
        runs = env["credit.followup.run"].with_company(company)
        run = runs._nightly_run(company, day)
        run._propose()
        assert run.state != "proposing", run.error
        assert not run.error, run.error


def after(env, file):
    """Find the books as they were, each document at its customer, and no trace."""
    known = json.loads(file.read_text())
    for name, stands in books(env).items():
        assert stands == known[name], f"{name} changed"
    for mail in known["mails"]:
        find_mail(env, *mail)
    for one in known["files"]:
        find_file(env, *one)
    left = {row[0]: row for row in rows(env, OWN_FILES)}
    assert [left.get(one[0]) for one in known["own"]] == known["own"]
    homes = {env["mail.message"].browse(mail[1]).model for mail in known["mails"]}
    assert homes == {"res.partner", "account.move"}, homes
    for name, statement in LEFT_BEHIND.items():
        assert not (left := rows(env, statement)), f"{name} left behind: {left}"


def find_mail(env, mail_id, message_id, digest, customer_id, checksums):
    """Find a mail that was sent, word by word, with what went along."""
    mail = env["mail.mail"].browse(mail_id)
    message = env["mail.message"].browse(message_id)
    assert mail.exists(), f"mail {mail_id} is gone"
    assert sha256(mail.body_html.encode()).hexdigest() == digest
    assert str(message.body) == mail.body_html, "its discussion does not show it"
    about(env, message, customer_id)
    found = sorted(sha1(one.raw).hexdigest() for one in mail.attachment_ids)
    assert found == sorted(checksums), f"not what went along with {mail_id}"


def find_file(env, attachment_id, checksum, customer_id):
    """Find a file with its bytes, where the customer's accountant looks."""
    file = env["ir.attachment"].browse(attachment_id)
    assert file.exists(), f"file {attachment_id} is gone"
    assert sha1(file.raw).hexdigest() == checksum, file.name
    assert not file.res_field, file.name
    about(env, file, customer_id)


def about(env, document, customer_id):
    """Find the customer whom a message or file is about, on himself or an invoice."""
    model = document.model if "model" in document._fields else document.res_model
    record = env[model].browse(document.res_id)
    assert record.exists(), f"{document} hangs on nothing"
    if customer_id and model != "res.company":
        own = record if model == "res.partner" else record.partner_id
        assert own.commercial_partner_id.id == customer_id, (model, record)


def books(env):
    """Return the rows of the books, as JSON has them."""
    return {name: rows(env, statement) for name, statement in BOOKS.items()}


def sent(env):
    """Return what was sent, and what hung at customers, invoices and orders."""
    statements = {"mails": SENT_MAILS, "files": SENT_FILES, "own": OWN_FILES}
    return {name: rows(env, statement) for name, statement in statements.items()}


def rows(env, statement):
    """Return what a statement finds."""
    env.cr.execute(statement)
    return [list(row) for row in env.cr.fetchall()]


if __name__ == "__main__":
    work, name, path, *names = sys.argv[1:]
    with environment(name) as session:
        if work != "remove":
            works = {"languages": languages, "before": before, "after": after}
            works[work](session, Path(path))
    if work == "remove":
        remove(name, names)
