from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from .common_transports import TransportsCase


@tagged("post_install", "-at_install")
class TestHandoverLink(TransportsCase, HttpCase):
    """A link gives one file, for some days; nothing else is there."""

    def link(self, message):
        """Return the path of a link, as a manager gets it."""
        shown = message.with_user(self.manager).action_link()
        link = self.env["credit.followup.link"].browse(shown["res_id"])
        self.assertEqual(link.urls, link.url)
        return link.url.removeprefix(message.get_base_url())

    def test_it_gives_the_file_and_is_noted(self):
        with self.on(60):
            message = self.exported()
            self.send()
            answer = self.url_open(self.link(message))
        self.assertEqual(answer.status_code, 200)
        name, content = message._files()[0]
        self.assertEqual(answer.content, content)
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertIn(name, answer.headers["Content-Disposition"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertIn(name, message.placement_id.message_ids[0].body)
        # Whoever holds it might be anybody: a person says that the agency has it.
        self.assertEqual(message.state, "by_hand")

    def test_it_ends(self):
        with self.on(60):
            path = self.link(self.exported())
        with self.on(62):
            self.assertEqual(self.url_open(path).status_code, 200)
        with self.on(64):
            self.assertEqual(self.url_open(path).status_code, 404)

    def test_nothing_else_is_there(self):
        with self.on(60):
            message = self.exported()
            path = self.link(message)
            changed = path[:-20] + ("A" if path[-20] != "A" else "B") + path[-19:]
            for wrong in (changed, path[:-8], "/followup/handover/x", path + "/x"):
                self.assertEqual(self.url_open(wrong).status_code, 404, wrong)
            before = len(message.placement_id.message_ids)
            message.placement_id.with_user(self.officer).action_cancel()
            self.assertEqual(self.url_open(path).status_code, 404)
            self.assertFalse(
                message.placement_id.message_ids[:-before].filtered(
                    lambda one: "fetched" in one.body
                )
            )

    def test_what_was_purged_is_gone(self):
        with self.on(60):
            message = self.exported()
            path = self.link(message)
            message.export_ids.package_ids.unlink()
            self.assertEqual(self.url_open(path).status_code, 404)
            with self.assertRaises(UserError):
                message.with_user(self.manager).action_link()

    def test_a_link_is_made_by_who_may_export(self):
        with self.on(60):
            message = self.exported()
            with self.assertRaises(AccessError):
                message.with_user(self.officer).action_link()
            path = self.link(message)
            # The channel was another one meanwhile: it has its own way.
            message.channel = "portal"
            self.assertEqual(self.url_open(path).status_code, 404)
