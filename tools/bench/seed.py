"""Fill a database with open items: `-m tools.bench.seed DATABASE ITEMS FROM TO`.

One customer and one posted invoice are made by Odoo and then cloned by SQL, all columns
but the keys. FROM and TO are the fewest and the most days late, negative when not due.
"""

import sys
from typing import Any

from odoo.fields import Command
from odoo.tools import SQL

from tools.bench.rows import clone, last_id, numbered
from tools.bench.settings import AS_OF, Size
from tools.odoo_session import environment

CHART = "be_comp"
IBAN = "BE71096123456769"
AMOUNT = 250.0
# Knuth's multiplicative hash: spreads neighbouring numbers over all due dates.
SPREAD = "(n.n::bigint * 2654435761 %% 4294967296) %% %s"


def seed(env: Any, size: Size) -> None:
    """Make the company, its customers and their open items."""
    company = env.company
    _settle(env, company)
    customer = _customer(env)
    move = _invoice(env, customer)
    env.flush_all()
    customers = _clone_customers(env, customer, size.customers)
    _clone_moves(env, move, customers, size)
    move.button_draft()
    move.button_cancel()


def _settle(env: Any, company: Any) -> None:
    """Give the company what its messages print: address, chart, bank account."""
    company.write(
        {
            "name": "Bench",
            "country_id": env.ref("base.be").id,
            "email": "books@bench.example",
            "street": "Marktplein 1",
            "zip": "9000",
            "city": "Gent",
        }
    )
    env["account.chart.template"].try_loading(CHART, company, install_demo=False)
    env["res.partner.bank"].create(
        {
            "acc_number": IBAN,
            "partner_id": company.partner_id.id,
            "allow_out_payment": True,
        }
    )


def _customer(env: Any) -> Any:
    return env["res.partner"].create(
        {
            "name": "Customer 0",
            "is_company": True,
            "email": "customer0@bench.example",
            "street": "Stationsstraat 5",
            "zip": "2800",
            "city": "Mechelen",
            "country_id": env.ref("base.be").id,
            "lang": "en_US",
        }
    )


def _invoice(env: Any, customer: Any) -> Any:
    line = {"name": "Goods", "price_unit": AMOUNT, "tax_ids": [Command.clear()]}
    move = env["account.move"].create(
        {
            "move_type": "out_invoice",
            "partner_id": customer.id,
            "invoice_date": AS_OF,
            "invoice_date_due": AS_OF,
            "invoice_line_ids": [Command.create(line)],
        }
    )
    move.action_post()
    return move


def _clone_customers(env: Any, customer: Any, count: int) -> tuple[int, int]:
    """Clone the customer; return the id before the first clone and their number."""
    base = last_id(env, "res_partner")
    key = SQL("%s + n.n", base)
    name = SQL("'Customer ' || n.n")
    address = SQL("'customer' || n.n || '@bench.example'")
    changes = {
        "id": key,
        "commercial_partner_id": key,
        "name": name,
        "complete_name": name,
        "email": address,
        "email_normalized": address,
    }
    which = SQL("source.id = %s", customer.id)
    clone(env, "res_partner", changes, numbered(count), which)
    return base, count


def _clone_moves(env: Any, move: Any, customers: tuple[int, int], size: Size) -> None:
    """Clone the invoice and its lines, dealt out to the customers in turn."""
    base = last_id(env, "account_move")
    first, count = customers
    partner = SQL("%s + 1 + n.n %% %s", first, count)
    least, most = size.late
    late = SQL(f"(%s + {SPREAD})::int", least, most - least + 1)
    due = SQL("%s::date - %s", AS_OF, late)
    number = SQL("'BENCH/' || lpad(n.n::text, 7, '0')")
    dates = {
        "partner_id": partner,
        "date": SQL("%s - 30", due),
        "invoice_date": SQL("%s - 30", due),
    }
    header = {
        **dates,
        "id": SQL("%s + n.n", base),
        "name": number,
        "payment_reference": number,
        "sequence_number": SQL("n.n"),
        "sequence_prefix": SQL("'BENCH/'"),
        "commercial_partner_id": partner,
        "partner_shipping_id": partner,
        "invoice_date_due": due,
        "access_token": SQL("NULL"),
        "invoice_partner_display_name": SQL("'Customer'"),
    }
    rows, which = numbered(size.items), SQL("source.id = %s", move.id)
    clone(env, "account_move", header, rows, which)
    lines = {
        **dates,
        "move_id": SQL("%s + n.n", base),
        "move_name": number,
        "ref": SQL("NULL"),
        "date_maturity": SQL(
            "CASE WHEN source.date_maturity IS NOT NULL THEN %s END", due
        ),
    }
    which = SQL("source.move_id = %s", move.id)
    clone(env, "account_move_line", lines, rows, which)


if __name__ == "__main__":
    name, items, least, most = sys.argv[1:]
    with environment(name) as session:
        seed(session, Size(int(items), (int(least), int(most))))
