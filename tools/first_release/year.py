"""A year of two companies by the first release: `-m … DATABASE FILE`.

Run with the addons of then, through their own methods, on the days of then. The file
gets what an upgrade must not change.
"""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from freezegun import freeze_time

from tests.integration.first_release_rows import facts
from tools.first_release.events import EVENTS
from tools.first_release.founding import found
from tools.odoo_session import environment

START, END = date(2025, 11, 3), date(2026, 10, 30)
NIGHT = (5, 15, 25)
MONTH = 30
# Days after which a customer pays by his number; None: never.
PAYS = (-2, 12, 40, None, 75, 25)
AMOUNTS = (1210.0, 484.0, 2999.99, 75.5, 18150.0, 640.0)


class Year:
    """Two companies, their customers, and what happened on each day."""

    def __init__(self, env):
        """Found the companies, of which nothing happened yet."""
        self.env = env
        with freeze_time(START):
            self.companies = [found(env, code) for code in ("BE", "NL")]
        self.due, self.told = {}, {}

    def live(self):
        """Go through the days: invoices, payments, nights, and what people do."""
        day = START
        while day <= END:
            with freeze_time(f"{day} 09:00"):
                self._morning(day)
            if day.day in NIGHT:
                with freeze_time(f"{day} 22:00"):
                    self._night()
            day += timedelta(days=1)

    def _morning(self, day):
        for world in self.companies:
            if day.day == NIGHT[0] - 2:
                self._invoice(world, day)
            self._paid(world, day)
        for event in EVENTS.get(str(day), ()):
            for world in self.companies:
                event(world, self.told)

    def _invoice(self, world, day):
        """Invoice a third of the customers: each four times a year."""
        whom = world.customers[day.month % 3 :: 3]
        moves = world.invoices(whom, day, MONTH, AMOUNTS)
        for customer, move in zip(whom, moves, strict=True):
            late = PAYS[world.customers.ids.index(customer.id) % len(PAYS)]
            if late is not None:
                on = day + timedelta(days=MONTH + late)
                self.due.setdefault((world.code, on), []).append(move)

    def _paid(self, world, day):
        for move in self.due.pop((world.code, day), ()):
            if move.amount_residual:
                world.pay(move)

    def _night(self):
        """Let the scheduler work, then the mail server take all."""
        self.env["credit.followup.run"]._cron_followup()
        waiting = self.env["credit.followup.delivery"].search(
            [("state", "=", "pending"), ("mail_id.state", "=", "outgoing")]
        )
        waiting.mail_id.state = "sent"
        waiting.state = "sent"
        waiting.action_id._refresh_state()


if __name__ == "__main__":
    with environment(sys.argv[1]) as session:
        Year(session(context={"tracking_disable": True})).live()
    # Odoo does the last things after it has committed.
    with environment(sys.argv[1]) as session:
        kept = json.dumps(facts(session.cr), indent=0, sort_keys=True)
    Path(sys.argv[2]).write_text(kept + "\n")
