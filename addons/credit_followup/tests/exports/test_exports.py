from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...effects.exports.packages import keep
from ...followup_core.exports.package import packages
from ..common_roles import NEEDS_MORE
from .common import ExportsCase


@tagged("post_install", "-at_install")
class TestExports(ExportsCase):
    """What left is on record; only who may export gets it, and nobody changes it."""

    def setUp(self):
        super().setUp()
        dossier = self.dossier(self.move)
        agency = self.env["res.partner"].create({"name": "Agency"})
        # Any record of a company may stand for the case whose file it is.
        self.export = keep(self.move, agency, packages(dossier, {}), dossier)

    def test_the_bytes_are_those_of_the_hash(self):
        self.assertEqual(len(self.export.sha256), 64)
        self.assertTrue(self.export._bytes().startswith(b"PK"))
        self.assertIn("claims: ", self.export.what)

    def test_who_may_export_gets_it_again(self):
        self.assertIn("action_download", NEEDS_MORE)
        with self.assertRaises(AccessError):
            self.export.with_user(self.manager).action_download()
        self.manager.group_ids += self.env.ref("credit_followup.group_export")
        action = self.export.with_user(self.manager).action_download()
        self.assertIn("/followup/exports", action["url"])

    def test_nobody_changes_it(self):
        for values in ({"sha256": "0"}, {"name": "x"}):
            with self.assertRaises(UserError):
                self.export.with_user(self.manager).write(values)
        with self.assertRaises(UserError):
            self.export.with_user(self.manager).create({"name": "x"})

    def test_what_was_purged_is_on_record_still(self):
        self.export.package_ids.unlink()
        self.assertTrue(self.export.is_purged)
        self.assertEqual(self.export._bytes(), b"")
        self.manager.group_ids += self.env.ref("credit_followup.group_export")
        with self.assertRaises(UserError):
            self.export.with_user(self.manager).action_download()
