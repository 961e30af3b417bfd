"""How far the bank is known."""

from datetime import date, timedelta

# East of the company it is a day later than for the user who asks.
TIME_ZONES = timedelta(days=1)


def newest_bank_date(env, company, as_of):
    """Return the day of the company's newest posted bank transaction, or None."""
    line = (
        env["account.bank.statement.line"]
        .sudo()
        .search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "posted"),
                ("date", "<=", as_of + TIME_ZONES),
            ],
            order="date desc, id desc",
            limit=1,
        )
    )
    return line.date or None


def known_until(company, as_of):
    """Return the last day that the bank is known to, None where nobody waits for it."""
    if not company.followup_check_bank:
        return None
    return newest_bank_date(company.env, company, as_of) or date.min
