"""What people did in that year, by day: holds, promises, disputes, agreements."""

from datetime import date, timedelta

from odoo.fields import Command
from odoo.tests import Form

# Customers by number who pay late or never: see the payments of the year.
SLOW, NEVER, LATER = 2, 3, 4


def hold(world, _told):
    """Leave a customer alone until a day."""
    world.env["credit.followup.hold"].create(
        {
            "company_id": world.company.id,
            "partner_id": world.customers[NEVER].id,
            "note": "He is moving house",
            "date_to": in_days(20),
        }
    )


def hold_one(world, _told):
    """Leave one invoice alone until somebody ends it."""
    item = world.open_item(NEVER + 6)
    world.env["credit.followup.hold"].create(
        {
            "company_id": world.company.id,
            "partner_id": item.partner_id.id,
            "move_line_id": item.id,
            "note": "The delivery is looked at",
        }
    )


def promise(world, told):
    """Take two promises of items of which none was: one is kept, one is not."""
    told[world.code, "kept"] = _promise(world, SLOW)
    _promise(world, NEVER)


def promise_late(world, _told):
    """Take a promise whose day has not come when the year ends."""
    _promise(world, NEVER)


def _promise(world, number):
    promises = world.env["credit.followup.promise"]
    item = world.open_item(number, but=promises)
    return promises.create(
        {
            "company_id": world.company.id,
            "partner_id": item.partner_id.id,
            "move_line_id": item.id,
            "amount": item.amount_residual,
            "promised_on": in_days(6),
        }
    )


def keep_promise(world, told):
    """Pay what was promised."""
    world.pay(told[world.code, "kept"].move_line_id.move_id)


def dispute(world, told):
    """Dispute a part of an invoice."""
    item = world.open_item(LATER + 6)
    told[world.code, "dispute"] = world.env["credit.followup.dispute"].create(
        {
            "company_id": world.company.id,
            "partner_id": item.partner_id.id,
            "move_line_id": item.id,
            "ground": "price",
            "amount": 20.0,
            "words": "The price was another one",
        }
    )


def agree(world, told):
    """Sign two agreements of three instalments."""
    for number, name in ((NEVER, "agreement"), (NEVER + 6, "ended")):
        item = world.open_item(number, but=world.env["credit.followup.hold"])
        made = world.env["credit.followup.agreement"].create(
            {
                "company_id": world.company.id,
                "partner_id": item.partner_id.id,
                "currency_id": item.currency_id.id,
                "number": 3,
                "first_on": in_days(30),
                "with_accrued": False,
                "item_ids": [Command.create({"move_line_id": item.id})],
            }
        )
        made.action_offer()
        made._sign(made.document_hash, signed_by="Anna Claes")
        told[world.code, name] = made


def pay_instalment(world, told):
    """Pay the first instalment of one of them."""
    agreement = told[world.code, "agreement"]
    first = agreement.instalment_ids.sorted("due_on")[0]
    world.pay(agreement.item_ids.move_line_id.move_id, first.amount)


def call(world, _told):
    """Ring whom a level asks to ring."""
    admin = world.env.ref("base.user_admin")
    actions = world.env["credit.followup.action"].search(
        [("company_id", "=", world.company.id), ("state", "=", "to_do")]
    )
    for action in actions[:2]:
        opened = action.with_user(admin).action_log_contact()
        contacts = world.env[opened["res_model"]].with_user(admin)
        form = Form(contacts.with_context(**opened["context"]))
        form.outcome_id = world.env.ref("credit_followup.outcome_nobody")
        form.save()


def confirm(world, _told):
    """Confirm the formal notices that wait, and post them."""
    actions = world.env["credit.followup.action"].search(
        [("company_id", "=", world.company.id), ("state", "=", "proposed")]
    )
    admin = world.env.ref("base.user_admin")
    actions[:3].with_user(admin).action_confirm()


def post(world, _told):
    """Note the registered letters as posted."""
    letters = world.env["credit.followup.delivery"].search(
        [
            ("company_id", "=", world.company.id),
            ("channel", "=", "registered"),
            ("state", "=", "by_hand"),
        ]
    )
    for letter in letters:
        letter.write({"deposited_on": date.today(), "number": f"RR{letter.id}"})  # noqa: DTZ011


def stop(world, _told):
    """Stop the orders of one customer."""
    world.env["credit.followup.stop"].create(
        {
            "company_id": world.company.id,
            "partner_id": world.customers[NEVER + 12].id,
            "note": "His cheque was not signed",
        }
    )


def in_days(days):
    """Return the day so many days from now."""
    return date.today() + timedelta(days=days)  # noqa: DTZ011


EVENTS = {
    "2026-01-20": (hold,),
    "2026-02-10": (call,),
    "2026-03-12": (hold_one, promise),
    "2026-03-16": (keep_promise,),
    "2026-03-26": (confirm,),
    "2026-04-07": (post,),
    "2026-04-20": (dispute, call),
    "2026-05-11": (agree,),
    "2026-06-08": (pay_instalment,),
    "2026-07-06": (confirm, stop),
    "2026-07-17": (post,),
    "2026-09-10": (promise, call),
    "2026-10-06": (confirm,),
    "2026-10-27": (hold, promise_late),
}
