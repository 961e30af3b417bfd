"""Facts of cases at court: the steps that were done, and those of the path."""

from odoo.addons.credit_followup.facts.items import unpaid
from odoo.addons.credit_followup.followup_core.court.paths import (
    Done,
    Outcome,
    course,
)
from odoo.addons.credit_followup.followup_core.court.steps import (
    Case,
    State,
    Taken,
    Why,
)
from odoo.addons.credit_followup.followup_core.law import every_path
from odoo.addons.credit_followup.followup_core.law.court.paths import StepKind


def read_done(one):
    """Return the steps of the path that were done."""
    return [
        Done(
            step.code,
            step.done_on,
            Outcome(step.outcome or Outcome.DONE.value),
            step.ended_on or None,
        )
        for step in one.step_ids
        if step.code and step.done_on
    ]


def read_course(one):
    """Return the steps of the path that belong to the case, with their days."""
    return course(every_path()[one.path], read_done(one))


def read_facts(one):
    """Return a case as the core has it; ``place``: among the steps on its way."""
    steps = one._own_steps().sorted(lambda step: (step.sequence, step.id))
    return Case(
        one.id,
        State(one.state),
        Why(one.reason),
        bool(unpaid(one.sudo().move_line_ids)),
        one.is_closed,
        tuple(
            Taken(
                place,
                step.done_on or None,
                Outcome(step.outcome or Outcome.DONE.value),
                step.not_before or None,
                step.until or None,
                step.is_fatal,
                step.kind == StepKind.MEDIATION.value,
            )
            for place, step in enumerate(steps)
        ),
    )
