"""Beyond the agency: an insurer that pays, a day that was missed, an order, an end.

`-m tools.demo.beyond_story DATABASE FOLDER`. Letters, forms and files are left in
FOLDER/beyond.
"""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from freezegun import freeze_time

from odoo.fields import Command

from tools.demo.beyond import CUSTOMERS, Beyond
from tools.odoo_session import environment

# Days after the first invoices were due.
COVERED, REDUCED = -60, -5
NOTIFIED, OVER, HANDED, FILED, PAID, CAME, SHARED = 70, 76, 85, 100, 200, 220, 222
ORDER, SERVED = 120, 150
JUDGMENT, TODAY = 250, 320


def play(story: Beyond, folder: Path) -> None:
    """Tell it, and leave its papers."""
    folder.mkdir(parents=True, exist_ok=True)
    with freeze_time(f"{story.on(COVERED)} 09:00"):
        covers = {}
        customers = {name: story.customer(*who) for name, who in CUSTOMERS.items()}
        customers["barred"].write({"is_company": False, "vat": False})
        customers["town"].followup_segment = "public_body"
        for name in ("insured", "missed"):
            covers[name] = _covered(story, customers[name])
    loss = _filed(story, customers, covers["insured"])
    # Before later nights: what is at court is not reminded any more.
    _order(story, customers["order"], folder)
    _town(story, customers["town"], folder)
    _indemnified(story, customers["insured"], loss)
    _bankrupt(story, customers["bankrupt"], folder)
    story.night(TODAY)
    _provided(story)
    story.company.followup_financing_rate = 6
    with freeze_time(f"{story.on(TODAY)} 05:00"):
        story.env["credit.followup.figure"]._cron_keep()


def _covered(story: Beyond, customer: Any) -> Any:
    """Ask for a cover, and note that it was granted."""
    cover = story.env["credit.followup.insurance.cover"].create(
        {
            "company_id": story.company.id,
            "contract_id": story.agency.id,
            "partner_id": customer.id,
            "requested_amount": 5000,
            "valid_from": story.on(COVERED),
        }
    )
    return _decided(story, cover, "granted", 5000, COVERED)


def _decided(story: Beyond, cover: Any, decision: str, limit: float, day: int) -> Any:
    with freeze_time(f"{story.on(day)} 09:30"):
        window = story.env["credit.followup.insurance.decide"].create(
            {
                "cover_id": cover.id,
                "decision": decision,
                "limit": limit,
                "valid_from": story.on(day),
                "reference": f"ACN/{decision}",
            }
        )
        return cover.browse(window.action_apply()["res_id"])


def _said(story: Beyond, loss: Any, what: str, day: int, **values: Any) -> None:
    with freeze_time(f"{story.on(day)} 10:00"):
        says = story.env["credit.followup.insurance.say"].with_user(story.second)
        said = {"loss_id": loss.id, "what": what, "on": story.on(day), **values}
        says.create(said).action_apply()


def _filed(story: Beyond, customers: dict[str, Any], cover: Any) -> Any:
    """One is notified and filed in time; of the other one the day is missed."""
    _decided(story, cover, "reduced", 1000, REDUCED)
    for day in (1, NOTIFIED):
        story.night(day)
    losses = story.env["credit.followup.insurance.loss"]
    loss = losses.search([("partner_id", "=", customers["insured"].id)])
    _said(story, loss, "notified", NOTIFIED)
    story.night(OVER)
    missed = losses.search([("partner_id", "=", customers["missed"].id)])
    if missed.state != "forfeited":
        raise ValueError(f"The missed notice is {missed.state}")
    _said(story, loss, "handed_over", HANDED)
    _said(story, loss, "filed", FILED)
    return loss


def _indemnified(story: Beyond, customer: Any, loss: Any) -> None:
    """Let the insurer pay, and share what comes in later."""
    story.night(PAID)
    _said(story, loss, "indemnity", PAID, amount=3600)
    story.pay(customer, 1000, CAME)
    story.night(CAME + 1)
    _said(story, loss, "share", SHARED, amount=loss.amount_to_share)
    if (loss.state, loss.amount_shared) != ("indemnified", 900):
        raise ValueError(f"The recovery is {loss.state}: {loss.amount_shared}")


def _case(story: Beyond, customer: Any, path: str, day: int, **values: Any) -> Any:
    with freeze_time(f"{story.on(day)} 09:00"):
        return story.env["credit.followup.court.case"].create(
            {
                "company_id": story.company.id,
                "partner_id": customer.id,
                "path": path,
                "move_line_ids": [Command.set(story.item(customer).ids)],
                "user_id": story.second.id,
                "representative": "Luc Dewaele",
                "representative_function": "Administrateur",
                **values,
            }
        )


def _step(story: Beyond, case: Any, code: str, day: int, **values: Any) -> Any:
    step = case.step_ids.filtered(lambda one: one.code == code)
    with freeze_time(f"{story.on(day)} 10:00"):
        step.write({"done_on": story.on(day), **values})
    return step


def _form(story: Beyond, step: Any, day: int, folder: Path) -> None:
    """Fill the form of a step, and leave it."""
    story.press(step, "action_sheet", day, story.second)
    for file in step.sudo().document_ids:
        (folder / file.name).write_bytes(file.raw)


def _order(story: Beyond, customer: Any, folder: Path) -> None:
    """Lead a French order to pay from its sheet to the title, with its costs."""
    case = _case(
        story,
        customer,
        "fr_injonction",
        ORDER - 20,
        acting="ourselves",
        court="Tribunal de commerce de Lille Métropole",
    )
    _step(story, case, "formal_notice", ORDER - 20)
    application = _step(story, case, "application", ORDER - 5, cost=33.47)
    _form(story, application, ORDER - 5, folder)
    _step(story, case, "order", ORDER)
    _step(story, case, "service", SERVED, outcome="service", cost=84.12)
    enforceable = case.step_ids.filtered(lambda one: one.code == "enforceable")
    day = (enforceable.not_before - story.due).days + 1
    _step(story, case, "enforceable", day, outcome="title")
    for step in case.step_ids.filtered("cost"):
        story.press(step, "action_claim_cost", day)
    if case.state != "titled":
        raise ValueError(f"The order is {case.state}")


def _town(story: Beyond, customer: Any, folder: Path) -> None:
    """Ask a town hall for payment, then bring it before the mediator."""
    case = _case(story, customer, "fr_public", ORDER, acting="ourselves")
    _step(story, case, "request", ORDER)
    mediator = case.step_ids.filtered(lambda one: one.code == "mediator")
    _form(story, mediator, ORDER + 30, folder)


def _bankrupt(story: Beyond, customer: Any, folder: Path) -> None:
    """Note a bankruptcy, and file the claim in time."""
    curator = story.env["res.partner"].create(
        {
            "name": "Maître Sophie Collard",
            "street": "Rue Lelièvre 5",
            "zip": "5000",
            "city": "Namur",
            "country_id": story.env.ref("base.be").id,
            "lang": "fr_FR",
        }
    )
    with freeze_time(f"{story.on(JUDGMENT)} 09:00"):
        insolvency = story.env["credit.followup.insolvency"].create(
            {
                "company_id": story.company.id,
                "partner_id": customer.id,
                "court": "Tribunal de l'entreprise de Liège, division Namur",
                "reference": "20260117",
                "administrator_id": curator.id,
                "opened_on": story.on(JUDGMENT - 2),
                "published_on": story.on(JUDGMENT),
                "user_id": story.second.id,
            }
        )
    story.press(insolvency, "action_keep", JUDGMENT + 5)
    for file in (insolvency.sudo().letter_id, insolvency.sudo().file_id):
        (folder / file.name).write_bytes(file.raw)
    story.press(insolvency, "action_filed", JUDGMENT + 6)
    if insolvency.state != "filed":
        raise ValueError(f"The claim is {insolvency.state}")


def _provided(story: Beyond) -> None:
    """Two provisions: the second one reverses the first, and the books are even."""
    provisions = story.env["credit.followup.provision"]
    last = story.on(TODAY).replace(day=1) - timedelta(days=1)
    for day in (last.replace(day=1) - timedelta(days=1), last):
        with freeze_time(f"{story.on(TODAY)} 15:00"):
            one = provisions.create({"company_id": story.company.id, "date": day})
            one.action_entry()
            (one.sudo().entry_id | one.sudo().reversal_id).action_post()
    lines = story.env["account.move.line"].search(
        [
            ("account_id", "=", story.company.followup_provision_account_id.id),
            ("parent_state", "=", "posted"),
        ]
    )
    left = round(sum(lines.mapped("balance")) + one.amount, 2)
    if left:
        raise ValueError(f"The provisions are not even: {left}")


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        play(Beyond(session), Path(sys.argv[2]) / "beyond")
