"""What late payers cost: days and amounts at a rate."""

from followup_core.figures.cost_document import answer


def asked(*overdue, **more):
    rows = [{"amount": amount, "days": days} for amount, days in overdue]
    return answer({"currency": "EUR", "rate": "7.3", "overdue": rows, **more})


def test_days_and_amounts():
    assert asked(("1000.00", 30), ("500.00", 60)) == {"financing": "12.00"}
    assert asked() == {"financing": "0.00"}
    assert asked(("1000.00", 30), rate="0")["financing"] == "0.00"


def test_what_is_refused():
    assert asked(rate="100.1")["path"] == "rate"
    assert asked(("-1.00", 1))["path"] == "overdue[0].amount"
    assert asked(("1.00", -1))["path"] == "overdue[0].days"
