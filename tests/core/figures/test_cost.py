"""What late payers cost: days and amounts at a rate, time, fees, losses."""

import pytest

from followup_core.figures.documents.cost import answer


def asked(*overdue, **more):
    rows = [{"amount": amount, "days": days} for amount, days in overdue]
    return answer({"currency": "EUR", "rate": "7.3", "overdue": rows, **more})


def test_days_and_amounts():
    assert asked(("1000.00", 30), ("500.00", 60)) == {"financing": "12.00"}
    assert asked() == {"financing": "0.00"}
    assert asked(("1000.00", 30), rate="0")["financing"] == "0.00"


def test_people_fees_and_losses_less_what_was_received():
    found = asked(
        ("1000.00", 30),
        minutes=90,
        hour="40.00",
        fees="25.00",
        losses="100.00",
        received="51.00",
        margin="1400.00",
    )
    assert found == {
        "financing": "6.00",
        "people": "60.00",
        "total": "140.00",
        "of_margin": "10.0",
    }


def test_who_pays_more_than_he_costs():
    assert asked(received="40.00", margin="80.00") == {
        "financing": "0.00",
        "people": "0.00",
        "total": "-40.00",
        "of_margin": "-50.0",
    }


@pytest.mark.parametrize("margin", ["0", "-10.00"])
def test_of_no_margin_nothing_is_eaten(margin):
    assert asked(losses="5.00", margin=margin)["of_margin"] is None
    assert asked(losses="5.00")["of_margin"] is None
    assert asked(minutes=0)["total"] == "0.00"


def test_what_is_refused():
    assert asked(rate="100.1")["path"] == "rate"
    assert asked(("-1.00", 1))["path"] == "overdue[0].amount"
    assert asked(("1.00", -1))["path"] == "overdue[0].days"
    assert asked(minutes=-1)["path"] == "minutes"
    assert asked(fees="0.001")["path"] == "fees"
