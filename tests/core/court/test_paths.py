"""The steps of a case: which belong to it, and both sides of their days."""

from datetime import date
from itertools import pairwise

import pytest

from followup_core.court.limits import Owed, limit
from followup_core.court.paths import Done, Outcome, course, paths, proofs
from followup_core.law import of_paths, procedures
from followup_core.law.case import DebtorKind
from followup_core.law.court.evidence import Evidence, Proof
from followup_core.law.court.paths import Actor, Branch, StepKind
from tests.core.law.test_limitation import COUNTRIES

EVERY_PATH = {path.code: path for country in COUNTRIES for path in of_paths(country)}


def day(text):
    return date.fromisoformat(text)


def done(step, on, outcome="done", until=None):
    return Done(step, day(on), Outcome(outcome), until and day(until))


def dated(path, *steps):
    found = course(EVERY_PATH[path], steps)
    return {
        one.step.code: tuple(x and x.isoformat() for x in (one.not_before, one.until))
        for one in found
    }


# === READY PATHS === #


@pytest.mark.parametrize(
    ("code", "debtor", "expected"),
    [
        ("BE", "business", ["be_undisputed", "be_court", "eu_payment_order"]),
        ("BE", "consumer", ["be_court", "eu_payment_order"]),
        ("BE", "public_body", ["be_public"]),
        (
            "FR",
            "business",
            ["fr_injonction", "fr_small_claims", "fr_court", "eu_payment_order"],
        ),
        ("FR", "public_body", ["fr_public"]),
        ("DE", "consumer", ["de_mahnverfahren", "eu_payment_order"]),
        ("DE", "public_body", ["de_mahnverfahren"]),
        ("AT", "business", ["at_mahnverfahren", "eu_payment_order"]),
        ("NL", "business", ["nl_dagvaarding", "eu_payment_order"]),
        ("ES", "business", ["eu_payment_order"]),
        ("DK", "business", []),
        ("GB", "business", []),
        ("XX", "business", []),
    ],
)
def test_the_paths_of_a_country(code, debtor, expected):
    assert [one.code for one in paths(code, DebtorKind(debtor))] == expected


@pytest.mark.parametrize("path", EVERY_PATH.values(), ids=EVERY_PATH)
def test_a_path_says_what_it_rests_on_and_leads_somewhere(path):
    assert path.label
    assert path.article
    assert path.source
    assert path.debtors
    codes = [step.code for step in path.steps]
    assert len(codes) == len(set(codes))
    for place, step in enumerate(path.steps):
        assert step.label
        assert step.after == "" or step.after in codes[:place]
        assert not step.procedure or step.procedure in procedures()
        assert not step.is_fatal or step.within
    assert Evidence.JUDGMENT in {step.evidence for step in path.steps}


@pytest.mark.parametrize("path", EVERY_PATH.values(), ids=EVERY_PATH)
def test_no_step_belongs_to_both_branches(path):
    contested = [done(path.steps[0].code, "2026-10-01", "objection")]
    for steps, other in (((), Branch.CONTESTED), (contested, Branch.UNCONTESTED)):
        assert other not in {one.step.branch for one in course(path, steps)}


def test_a_public_body_is_never_for_an_agency():
    for path in EVERY_PATH.values():
        if path.debtors == (DebtorKind.PUBLIC_BODY,):
            kinds = [step.kind for step in path.steps]
            assert kinds[0] is StepKind.REQUEST
            assert StepKind.MEDIATION in kinds
            assert {step.by for step in path.steps} <= set(Actor)


# === FRANCE === #


@pytest.mark.parametrize(
    ("order", "served_until"),
    [("2026-08-31", "2027-02-28"), ("2026-09-01", "2026-12-01")],
)
def test_a_french_order_is_served_in_time(order, served_until):
    steps = dated("fr_injonction", done("order", order))
    assert steps["service"] == (None, served_until)
    assert "hearing" not in steps


@pytest.mark.parametrize(
    ("served", "enforced"), [("2026-08-31", "2026-09-30"), ("2026-09-01", "2026-11-01")]
)
def test_a_french_order_is_enforced_after_its_time(served, enforced):
    steps = dated("fr_injonction", done("service", served))
    assert steps["enforceable"] == (enforced, None)


def test_a_french_objection_leads_to_the_hearing():
    served = done("service", "2026-10-01", "objection")
    steps = dated("fr_injonction", served, done("judgment", "2027-02-10"))
    assert "enforceable" not in steps
    assert list(steps)[4:] == ["hearing", "judgment", "judgment_served", "seizure"]
    assert steps["judgment_served"] == (None, "2027-08-10")


def test_a_french_town_hall_waits_two_months_for_the_court():
    steps = dated("fr_public", done("request", "2026-10-15"))
    assert steps["application"] == ("2026-12-15", None)


# === BELGIUM, GERMANY, AUSTRIA, THE UNION === #


def test_belgian_minutes_wait_for_the_month_and_eight_days():
    steps = dated("be_undisputed", done("bailiff_summons", "2026-10-01"))
    assert steps["minutes"] == ("2026-11-09", None)


def test_a_belgian_judgment_is_served_within_a_year():
    steps = dated("be_court", done("judgment", "2026-10-01"))
    assert steps["judgment_served"] == (None, "2027-10-01")


def test_a_german_order_has_two_weeks_and_six_months():
    steps = dated("de_mahnverfahren", done("service", "2026-10-01"))
    assert steps["enforceable"] == ("2026-10-15", "2027-04-01")
    contested = dated(
        "de_mahnverfahren",
        done("service", "2026-10-01", "objection"),
        done("request", "2026-10-20"),
    )
    assert contested["explained"] == (None, "2026-11-03")


@pytest.mark.parametrize(
    ("path", "enforced"),
    [("at_mahnverfahren", "2026-10-29"), ("eu_payment_order", "2026-10-31")],
)
def test_an_order_waits_for_the_objection(path, enforced):
    steps = dated(path, done("service", "2026-10-01"))
    assert steps["enforceable"] == (enforced, None)


def test_a_step_that_was_done_stays_whatever_came_later():
    steps = dated(
        "at_mahnverfahren",
        done("service", "2026-10-01", "objection"),
        done("enforceable", "2026-11-02", "title"),
    )
    assert "enforceable" in steps


# === WHAT STEPS ARE TO THE LIMITATION === #


def test_the_steps_of_a_case_hold_the_limitation():
    path = EVERY_PATH["de_mahnverfahren"]
    steps = [
        done("application", "2024-11-30"),
        done("service", "2024-12-02", until="2025-01-02"),
        done("unknown", "2024-12-03"),
    ]
    found = proofs(path, steps)
    assert found == (
        Proof(Evidence.PAYMENT_ORDER, day("2024-12-02"), day("2025-01-02")),
    )
    owed = Owed("DE", DebtorKind.BUSINESS, day("2021-03-15"), proofs=found)
    assert limit(owed).last_on == day("2025-07-31")


@pytest.mark.parametrize("outcome", ["withdrawn", "rejected"])
def test_what_was_withdrawn_is_told_as_dropped(outcome):
    path = EVERY_PATH["be_court"]
    (found,) = proofs(path, [done("summons", "2026-10-01", outcome)])
    assert found.is_dropped


def test_the_steps_come_in_the_order_of_the_path():
    for path in EVERY_PATH.values():
        places = {step.code: place for place, step in enumerate(path.steps)}
        own = [places[one.step.code] for one in course(path, [])]
        assert all(one < two for one, two in pairwise(own))
