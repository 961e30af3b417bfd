"""Until which day a debt can be claimed: what each kind of evidence does to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.court.example import last_day
from followup_core.court.limits import Ground, Limit, Owed, limit
from followup_core.law.case import DebtorKind
from followup_core.law.court.evidence import Evidence, Proof
from followup_core.law.court.limitation import DebtNature

DAY = timedelta(days=1)
DUE = date(2021, 3, 15)
DAYS = st.dates(date(2021, 1, 1), date(2034, 12, 31))
PROOFS = st.builds(
    Proof,
    st.sampled_from(Evidence),
    DAYS,
    st.none() | DAYS,
    st.booleans(),
)
OWED = st.builds(
    Owed,
    st.sampled_from(("AT", "BE", "CH", "CZ", "DE", "ES", "FR", "IT", "NL", "PL", "SE")),
    st.sampled_from(DebtorKind),
    st.just(DUE),
    st.sampled_from(DebtNature),
    st.none() | st.just(date(2021, 2, 10)),
    st.lists(PROOFS, max_size=4).map(tuple),
)


def limited(code, *proofs, debtor=DebtorKind.BUSINESS, due=DUE):
    return limit(Owed(code, debtor, due, proofs=proofs))


def proof(kind, on, until=None, *, is_dropped=False):
    day = date.fromisoformat
    return Proof(Evidence(kind), day(on), until and day(until), is_dropped)


# === WHAT EVIDENCE DOES === #


def test_a_debt_alone_tells_its_article_and_since_when():
    assert limited("FR") == Limit(
        date(2026, 3, 15),
        Ground.RUNNING,
        "Code de commerce, art. L110-4",
        limited("FR").source,
        DUE,
    )
    assert limited("FR").source


@pytest.mark.parametrize("code", ["XX", "EU", "US", "ZZ"])
def test_a_law_that_is_not_known_gives_no_day(code):
    assert limited(code) == Limit(None, Ground.UNKNOWN_LAW)


def test_without_a_due_date_there_is_no_day():
    found = limited("FR", due=None)
    assert (found.last_on, found.reason) == (None, Ground.NO_DUE_DATE)
    assert limited("XX", due=None).reason is Ground.UNKNOWN_LAW


@pytest.mark.parametrize(
    ("on", "last"), [("2026-03-15", "2031-03-15"), ("2026-03-16", "2026-03-15")]
)
@pytest.mark.parametrize("kind", ["acknowledgement", "part_payment", "agreement"])
def test_what_the_debtor_does_counts_on_the_last_day_and_not_after(kind, on, last):
    assert last_day("FR", "2021-03-15", f"{kind} {on}") == last


def test_the_evidence_by_which_the_time_runs_is_told():
    one, two = proof("part_payment", "2022-01-10"), proof("part_payment", "2023-01-10")
    found = limited("FR", two, one)
    assert (found.proof, found.since) == (two, two.on)
    assert limited("FR", proof("written_demand", "2022-01-10")).proof is None


def test_the_twenty_ninth_of_february_ends_on_the_twenty_eighth():
    assert last_day("FR", "2024-02-29") == "2029-02-28"
    assert last_day("FR", "2024-02-29", debtor="consumer") == "2026-02-28"


def test_never_in_some_ledgers_stays_never():
    assert limited("FR", due=date.max).last_on == date.max
    assert limited("DE", due=date.max).last_on == date.max
    assert limited("SE", due=date.min).last_on == date(11, 1, 1)


@pytest.mark.parametrize(
    ("code", "moves"), [("NL", True), ("ES", True), ("BE", False), ("DE", False)]
)
def test_a_written_demand_is_enough_in_some_countries(code, moves):
    found = limited(code, proof("written_demand", "2023-05-02"))
    assert (found.since == date(2023, 5, 2)) is moves


def test_a_new_time_never_takes_anything_away():
    assert last_day("DE", "2021-03-15", "part_payment 2021-12-30") == "2024-12-31"
    assert last_day("DE", "2021-03-15", "part_payment 2022-01-02") == "2025-01-02"
    assert last_day("DE", "2023-03-15", "part_payment 2024-02-01") == "2027-02-01"
    assert last_day("DE", "2024-03-15", "part_payment 2024-02-01") == "2027-12-31"


# === THE NOTICE OF A LAWYER === #


@pytest.mark.parametrize(
    ("on", "last"),
    [
        # Far from the end it takes nothing and gives nothing.
        ("2021-03-15", "2022-03-15"),
        ("2021-03-16", "2022-03-16"),
        ("2022-03-15", "2023-03-15"),
        # One day late.
        ("2022-03-16", "2022-03-15"),
    ],
)
def test_a_notice_gives_a_year_from_its_day(on, last):
    found = last_day("BE", "2021-03-15", f"lawyer_notice {on}", debtor="consumer")
    assert found == last


def test_a_notice_counts_once():
    two = ("lawyer_notice 2022-03-01", "lawyer_notice 2023-02-01")
    assert last_day("BE", "2021-03-15", *two, debtor="consumer") == "2023-03-01"
    early = ("lawyer_notice 2021-03-10", "lawyer_notice 2022-03-01")
    assert last_day("BE", "2021-03-15", *early, debtor="consumer") == "2022-03-15"


def test_a_notice_says_by_which_article_it_extends():
    found = limited(
        "BE", proof("lawyer_notice", "2022-03-01"), debtor=DebtorKind.CONSUMER
    )
    assert found.reason is Ground.EXTENDED
    assert found.article.endswith("art. 2244 § 2")
    after = limited(
        "BE",
        proof("lawyer_notice", "2022-03-01"),
        proof("part_payment", "2023-02-28"),
        debtor=DebtorKind.CONSUMER,
    )
    assert (after.last_on, after.reason) == (date(2024, 2, 28), Ground.RUNNING)
    assert after.article.endswith("art. 2272")


def test_a_notice_gives_no_more_than_the_time_itself():
    found = last_day("BE", "2021-03-15", "lawyer_notice 2021-09-15", nature="lodging")
    assert found == "2022-03-15"


# === PROCEEDINGS === #


def test_nothing_is_lost_while_a_claim_is_pending():
    assert last_day("FR", "2021-03-15", "court_claim 2026-03-15") == "suspended"
    assert last_day("FR", "2021-03-15", "court_claim 2026-03-16") == "2026-03-15"


def test_a_claim_that_ended_without_a_title_gave_nothing():
    ended = "court_claim 2026-03-01 2027-06-30"
    assert last_day("FR", "2021-03-15", ended) == "2026-03-15"
    title = "judgment 2027-06-30"
    assert last_day("FR", "2021-03-15", ended, title) == "2037-06-30"
    late = "judgment 2027-07-01"
    assert last_day("FR", "2021-03-15", ended, late) == "2026-03-15"


def test_a_title_ends_what_led_to_it():
    claim = "court_claim 2026-03-01"
    assert last_day("FR", "2021-03-15", claim, "judgment 2028-01-10") == "2038-01-10"


def test_an_acknowledgement_in_a_claim_that_failed_came_too_late():
    ended = "court_claim 2026-03-01 2027-06-30"
    found = last_day("FR", "2021-03-15", ended, "acknowledgement 2026-12-01")
    assert found == "2026-03-15"


def test_what_was_dropped_was_never_there():
    dropped = proof("court_claim", "2026-03-01", is_dropped=True)
    assert limited("FR", dropped).last_on == date(2026, 3, 15)
    order = proof("payment_order", "2026-03-01", is_dropped=True)
    assert limited("FR", order).last_on == date(2026, 3, 15)


def test_german_proceedings_leave_their_days_out():
    """To 2 July 2025, 212 days; with what follows to 2 September, 274."""
    order = "payment_order 2024-12-02 2025-01-02"
    assert last_day("DE", "2021-03-15", order) == "2025-07-31"
    again = "court_claim 2025-01-02 2025-03-02"
    assert last_day("DE", "2021-03-15", order, again) == "2025-10-01"
    assert last_day("DE", "2021-03-15", "payment_order 2025-01-01") == "2024-12-31"


def test_german_proceedings_that_are_open_give_no_day():
    found = limited("DE", proof("court_claim", "2024-12-31"))
    assert (found.last_on, found.reason) == (None, Ground.SUSPENDED)
    assert found.proof == proof("court_claim", "2024-12-31")
    late = limited("DE", proof("court_claim", "2025-01-01"))
    assert late.last_on == date(2024, 12, 31)
    title = limited(
        "DE", proof("court_claim", "2024-12-31"), proof("judgment", "2026-03-02")
    )
    assert title.last_on == date(2056, 3, 2)


def test_an_acknowledgement_while_a_claim_is_open_leaves_it_open():
    claim = "court_claim 2024-12-31"
    found = last_day("DE", "2021-03-15", claim, "acknowledgement 2025-02-01")
    assert found == "suspended"


def test_german_proceedings_before_the_time_begins_suspend_the_rest_only():
    """To 1 January 2022, one day of the time."""
    order = "payment_order 2021-05-01 2021-07-01"
    assert last_day("DE", "2021-03-15", order) == "2025-01-01"


def test_german_proceedings_that_were_withdrawn_suspend_all_the_same():
    order = proof("payment_order", "2024-12-02", "2025-01-02", is_dropped=True)
    assert limited("DE", order).last_on == date(2025, 7, 31)
    endless = order._replace(until=None)
    assert limited("DE", endless).last_on == date(2024, 12, 31)


def test_a_payment_within_a_suspension_begins_a_time_after_it():
    order = "payment_order 2024-12-02 2025-01-02"
    found = last_day("DE", "2021-03-15", order, "part_payment 2025-06-02")
    assert found == "2028-07-02"


def test_an_insolvency_holds_to_its_end_and_begins_again():
    claim = "insolvency_claim 2022-05-01 2027-02-01"
    assert last_day("FR", "2021-03-15", claim) == "2032-02-01"
    assert last_day("FR", "2021-03-15", "insolvency_claim 2022-05-01") == "suspended"
    late = "insolvency_claim 2026-03-16 2027-02-01"
    assert last_day("FR", "2021-03-15", late) == "2026-03-15"


# === TITLES === #


@pytest.mark.parametrize(
    ("code", "last"),
    [("BE", 2032), ("FR", 2032), ("NL", 2042), ("DE", 2052), ("AT", 2052)],
)
def test_a_title_has_a_time_of_its_own(code, last):
    found = limited(code, proof("judgment", "2022-01-10"))
    assert found.last_on == date(last, 1, 10)
    assert found.reason is Ground.TITLE
    assert found.article != limited(code).article or code == "BE"


def test_a_title_that_nothing_renews():
    title = proof("judgment", "2022-01-10")
    found = limited("ES", title, proof("acknowledgement", "2025-01-10"))
    assert found.last_on == date(2027, 1, 10)
    found = limited("IT", title, proof("acknowledgement", "2025-01-10"))
    assert found.last_on == date(2035, 1, 10)


# === LAWS === #


@given(OWED, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(owed, random):
    shuffled = tuple(random.sample(owed.proofs, len(owed.proofs)))
    assert limit(owed._replace(proofs=shuffled)) == limit(owed)


@given(OWED)
def test_evidence_never_makes_the_day_earlier(owed):
    """But a title, which replaces the debt."""
    plain, found = limit(owed._replace(proofs=())), limit(owed)
    if plain.last_on and found.last_on and found.reason is not Ground.TITLE:
        assert found.last_on >= plain.last_on


@given(OWED, PROOFS)
def test_what_comes_after_the_last_day_revives_nothing(owed, late):
    plain = limit(owed)
    if plain.last_on and plain.last_on < date(2034, 1, 1):
        ends = [one.until or one.on for one in owed.proofs]
        on = max([plain.last_on, *ends]) + DAY
        assert (
            limit(owed._replace(proofs=(*owed.proofs, late._replace(on=on)))) == plain
        )


@given(OWED)
def test_what_is_told_twice_counts_once(owed):
    assert limit(owed._replace(proofs=owed.proofs * 2)) == limit(owed)
