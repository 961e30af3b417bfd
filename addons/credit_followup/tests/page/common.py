"""What tests of the customer's page need: a customer with a link, and a browser."""

import uuid

from lxml import html

from odoo.tests import HttpCase

from ..common import FollowupCase, day

# How many days late the invoices are when the page is looked at.
LATE = 10


class PageCase(FollowupCase, HttpCase):
    """A customer looks at his account on day 10; the invoices were due on day 0."""

    def setUp(self):
        super().setUp()
        self.company.write({"followup_page": True, "followup_user_id": self.officer.id})
        frozen = self.on(LATE)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.move = self.invoice(due=0)
        self.person = self.customer

    def path(self, person=None, company=None, expires=90):
        """Return the page's path for somebody, with a key that lasts so many days."""
        key = (person or self.person)._followup_page_key(
            company or self.company, day(LATE + expires)
        )
        return f"/followup/page/{key}"

    def ref(self, move=None):
        return str(self.item(move or self.move).id)

    def look(self, path=None):
        """Return the page's answer and its document."""
        answer = self.url_open(path or self.path())
        return answer, html.fromstring(answer.content)

    def say(self, step, *moves, path=None, once=None, files=None, **values):
        """Fill in the form of a step as a browser does, and send it."""
        path = path or self.path()
        items = [self.ref(move) for move in moves]
        query = "&".join(f"item={one}" for one in items)
        _answer, page = self.look(f"{path}/{step}?{query}")
        tokens = page.xpath("//input[@name='csrf_token']/@value")
        form = {
            # Where nothing is offered no form is shown: its sender has another one's.
            "csrf_token": tokens[0] if tokens else self.token(path),
            "once": once or uuid.uuid4().hex,
            "item": items,
            **values,
        }
        return self.url_open(f"{path}/{step}", data=form, files=files)

    def token(self, path):
        """Return the token of a form that is always there."""
        _answer, page = self.look(f"{path}/ask")
        return page.xpath("//input[@name='csrf_token']/@value")[0]

    def wrong(self, answer):
        """Return what the page says is wrong."""
        page = html.fromstring(answer.content)
        return " ".join(page.xpath("//*[@name='wrong']//text()")).strip()

    def words(self):
        return self.env["credit.followup.said"].search([])
