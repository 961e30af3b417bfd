"""When a debtor is in default, and when a day to pay moves: both sides of each day."""

import pytest

from followup_core.law.case import NoticeChannel, Terms

from ..claim_world import BUSINESS, CONSUMER, codes, cost, day, debt, paid, reminder

# A Monday that only the invoice names; the thirtieth day after it is a Wednesday.
NAMED = {"due_agreed": False, "invoiced_on": day("2026-03-02")}


def named(**more):
    return debt("36500.00", "2026-03-16", **{**NAMED, **more})


def start(one):
    return one.segments[0].start.isoformat() if one.segments else None


# === GERMANY === #


def test_an_agreed_day_needs_no_reminder():
    agreed = debt("36500.00", "2026-03-16", invoiced_on=day("2026-03-02"))
    assert start(cost("DE", debts=[agreed], as_of="2026-06-30")[1]) == "2026-03-17"


def test_a_day_that_only_the_invoice_names_puts_nobody_in_default():
    result, one = cost("DE", debts=[named()], as_of="2026-06-30")
    assert (codes(result), one.due) == (["not_in_default"], one.principal_open)


@pytest.mark.parametrize("concluded", ["2002-01-01", "2014-07-28", "2014-07-29"])
@pytest.mark.parametrize("debtor", [BUSINESS, CONSUMER])
def test_nor_under_an_older_contract(debtor, concluded):
    terms = Terms(concluded_on=day(concluded))
    more = {"debts": [named()], "as_of": "2026-06-30", "terms": terms}
    assert codes(cost("DE", debtor, **more)[0]) == ["not_in_default"]
    sunday = {**more, "debts": [debt(due="2026-03-01", received_on=day("2026-03-01"))]}
    assert cost("DE", debtor, **sunday)[1].due_on == day("2026-03-02")


@pytest.mark.parametrize(("as_of", "days"), [("2026-03-25", 0), ("2026-03-26", 1)])
def test_default_begins_with_the_receipt_of_the_first_reminder(as_of, days):
    letters = (
        reminder("2026-03-23", NoticeChannel.POST, got="2026-03-25"),
        reminder("2026-04-23"),
    )
    _result, one = cost("DE", debts=[named()], as_of=as_of, notices=letters)
    assert sum(slice_.days for slice_ in one.segments) == days
    assert bool(one.compensation_accrued) is bool(days)


def test_a_letter_whose_receipt_is_unknown_puts_nobody_in_default():
    letter = (reminder("2026-03-23", NoticeChannel.POST),)
    result, one = cost("DE", debts=[named()], as_of="2026-06-30", notices=letter)
    assert (codes(result), start(one)) == (["receipt_unknown"], None)


@pytest.mark.parametrize(
    ("received", "first"),
    [
        ("2026-03-04", "2026-04-16"),
        ("2026-03-19", "2026-04-21"),  # to Saturday, 18 April
        ("2026-03-20", "2026-04-21"),
        ("2026-03-21", "2026-04-21"),
        ("2026-03-22", "2026-04-22"),
        ("2026-04-01", "2026-05-05"),  # to the first of May
    ],
)
def test_thirty_days_count_from_due_date_and_receipt(received, first):
    late = named(received_on=day(received))
    assert start(cost("DE", debts=[late], as_of="2026-06-30")[1]) == first


@pytest.mark.parametrize(("paid_on", "owed"), [("2025-12-29", 0), ("2025-12-30", 1)])
def test_who_pays_on_the_working_day_after_the_thirty_days_owes_nothing(paid_on, owed):
    """Thirty days to Christmas, then a weekend (BGB § 193)."""
    late = debt(
        "1000.00", "2025-11-25", due_agreed=False, received_on=day("2025-11-20")
    )
    payment = (paid(paid_on, "1000.00", "INV/1"),)
    _result, one = cost("DE", debts=[late], as_of="2026-01-31", payments=payment)
    assert bool(one.due) is bool(owed)


@pytest.mark.parametrize("code", ["SE", "NO", "DK", "FI"])
@pytest.mark.parametrize(
    ("invoiced", "first"),
    [
        ("2026-03-17", "2026-04-17"),
        ("2026-03-19", "2026-04-21"),  # to Saturday, 18 April
        ("2026-03-21", "2026-04-21"),
    ],
)
def test_thirty_days_from_the_invoice_end_on_a_working_day(code, invoiced, first):
    late = debt("1000.00", "2026-03-27", due_agreed=False, invoiced_on=day(invoiced))
    currency = {"SE": "SEK", "NO": "NOK", "DK": "DKK"}.get(code, "EUR")
    for debtor in (BUSINESS, CONSUMER):
        asked = {"debts": [late], "as_of": "2026-05-31", "currency": currency}
        assert start(cost(code, debtor, **asked)[1]) == first


def test_the_earlier_of_reminder_and_thirty_days_counts():
    late = named(received_on=day("2026-03-04"))
    more = {"debts": [late], "as_of": "2026-06-30"}
    early, after = (reminder("2026-03-18"),), (reminder("2026-05-18"),)
    assert start(cost("DE", notices=early, **more)[1]) == "2026-03-19"
    assert start(cost("DE", notices=after, **more)[1]) == "2026-04-16"


def test_thirty_days_put_a_consumer_in_default_only_where_the_invoice_said_so():
    late = {"received_on": day("2026-03-04")}
    told = named(default_hint=True, **late)
    more = {"as_of": "2026-06-30"}
    assert start(cost("DE", CONSUMER, debts=[told], **more)[1]) == "2026-04-16"
    result, one = cost("DE", CONSUMER, debts=[named(**late)], **more)
    assert (codes(result), start(one)) == (["not_in_default"], None)


# === SWITZERLAND === #


def test_a_swiss_day_that_nobody_agreed_on_needs_a_reminder():
    more = {"debts": [named(received_on=day("2026-03-04"))], "as_of": "2026-06-30"}
    result, one = cost("CH", currency="CHF", **more)
    assert (codes(result), start(one)) == (["not_in_default"], None)
    letter = (reminder("2026-03-18"),)
    _result, one = cost("CH", currency="CHF", notices=letter, **more)
    assert start(one) == "2026-03-19"


# === DAYS ON WHICH NOBODY PAYS === #


@pytest.mark.parametrize(
    ("code", "due", "moved"),
    [
        ("AT", "2026-02-28", "2026-03-02"),  # Saturday
        ("AT", "2026-03-01", "2026-03-02"),  # Sunday
        ("AT", "2026-03-02", "2026-03-02"),
        ("AT", "2026-04-03", "2026-04-07"),  # Good Friday to Easter Monday
        ("AT", "2026-10-26", "2026-10-27"),
        ("CH", "2026-02-28", "2026-03-02"),
        ("CH", "2026-08-01", "2026-08-03"),
        ("CH", "2026-05-14", "2026-05-15"),  # Ascension
        ("IT", "2026-02-28", "2026-02-28"),  # a Saturday stays
        ("IT", "2026-03-01", "2026-03-02"),
        ("IT", "2026-04-25", "2026-04-27"),  # Liberation, then a Sunday
        ("IT", "2026-06-02", "2026-06-03"),
        ("IT", "2025-10-04", "2025-10-04"),
        ("IT", "2027-10-04", "2027-10-05"),
        ("DE", "2026-02-28", "2026-03-02"),
        ("BE", "2026-02-28", "2026-02-28"),
        ("FR", "2026-03-01", "2026-03-01"),
    ],
)
def test_a_day_to_pay_moves_where_the_law_moves_it(code, due, moved):
    money = {"CH": "CHF"}.get(code, "EUR")
    # Who pays on that day bears no interest: no rate has to be published yet.
    more = {"debts": [debt(due=due)], "as_of": "2027-12-31", "currency": money}
    full = (paid(moved, "1000.00"),)
    result, one = cost(code, BUSINESS, payments=full, **more)
    assert (one.due_on.isoformat(), one.due, result.unallocated) == (moved, 0, 0)


# === TERMS === #


@pytest.mark.parametrize("code", ["AT", "DE", "GB", "ES", "IT", "NL", "LU"])
@pytest.mark.parametrize(("days", "found"), [(60, []), (61, ["term_too_long"])])
def test_a_term_of_more_than_sixty_days_is_said(code, days, found):
    since = day("2025-01-02")
    due = since.fromordinal(since.toordinal() + days).isoformat()
    money = {"GB": "GBP"}.get(code, "EUR")
    late = debt(due=due, invoiced_on=since)
    result, _one = cost(code, debts=[late], as_of="2025-06-30", currency=money)
    assert codes(result) == found


@pytest.mark.parametrize("code", ["AT", "DE", "GB", "FR"])
@pytest.mark.parametrize(("days", "found"), [(30, []), (31, ["term_too_long"])])
def test_a_public_body_has_thirty_days(code, days, found):
    since = day("2025-01-02")
    due = since.fromordinal(since.toordinal() + days).isoformat()
    money = {"GB": "GBP"}.get(code, "EUR")
    late = debt(due=due, invoiced_on=since)
    public = type(CONSUMER)("public_body")
    result, _one = cost(code, public, debts=[late], as_of="2025-06-30", currency=money)
    assert codes(result) == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        ("2025-03-18", []),
        ("2025-03-19", ["term_too_long"]),
        ("2025-03-31", []),  # the end of the month of the forty-fifth day
        ("2025-03-17", []),  # forty-five days from the end of the month
    ],
)
def test_french_days_count_from_the_date_of_issue(due, found):
    late = debt(due=due, invoiced_on=day("2025-01-17"), received_on=day("2025-02-10"))
    result, _one = cost("FR", debts=[late], as_of="2025-06-30")
    assert codes(result) == found
