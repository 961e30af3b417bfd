"""The words of cases at court, by the codes of the core."""

from odoo.addons.credit_followup.followup_core.court.steps import State, Why

CASE_STATES = [
    (State.OPEN.value, "To do"),
    (State.WAITING.value, "A time runs"),
    (State.NEAR.value, "Last day near"),
    (State.LATE.value, "Too late"),
    (State.OBJECTED.value, "Contested"),
    (State.TITLED.value, "Title"),
    (State.ENFORCING.value, "Enforcement"),
    (State.PAYING.value, "Pays by a plan"),
    (State.ENDED.value, "Ended"),
]
CASE_REASONS = [
    (Why.TO_DO.value, "The next step is to be done"),
    (Why.TIME_RUNS.value, "The other side, or the court, has its time"),
    (Why.TIME_NEAR.value, "The last day of the next step is near"),
    (Why.TIME_OVER.value, "The last day of the next step has passed"),
    (Why.LOST.value, "The time is over, and what was done is lost"),
    (Why.CONTESTED.value, "The debtor contests it"),
    (Why.TITLE.value, "There is a title"),
    (Why.SEIZED.value, "Goods or accounts are seized"),
    (Why.NO_GOODS.value, "Nothing was found to seize"),
    (Why.PLAN.value, "The court lets him pay in instalments"),
    (Why.AGREED.value, "Both sides agreed"),
    (Why.WITHDRAWN.value, "Taken back by us"),
    (Why.REJECTED.value, "Rejected"),
    (Why.PAID.value, "Nothing is owed any more"),
    (Why.CLOSED.value, "Closed by a person"),
    (Why.ALL_DONE.value, "All steps are done"),
]
ACTING = [
    ("ourselves", "Ourselves"),
    ("lawyer", "Lawyer"),
    ("bailiff", "Bailiff"),
    ("agency", "Collection agency"),
]
