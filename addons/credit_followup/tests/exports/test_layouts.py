from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ...followup_core.exports.layouts.reading import dumped, parsed
from .common import ExportsCase


@tagged("post_install", "-at_install")
class TestLayouts(ExportsCase):
    """A layout is data: what files say, copied and changed by an accountant."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Layout = cls.env["credit.followup.layout"]
        cls.ready = cls.Layout.search([("is_ready", "=", True)])

    def test_the_ready_ones_are_as_their_files_say(self):
        self.assertGreaterEqual(len(self.ready), 6)
        for layout in self.ready:
            core = layout._core_layout()
            self.assertEqual(parsed(dumped(core)), core)
        before = {one.id: one.write_date for one in self.ready}
        self.Layout._load_ready()
        self.assertEqual({one.id: one.write_date for one in self.ready}, before)

    def test_a_ready_one_is_copied_and_not_changed(self):
        one = self.ready[0].with_user(self.manager)
        with self.assertRaises(UserError):
            one.name = "Mine"
        copy = one.copy()
        copy.name = "Mine"
        self.assertEqual(copy.company_id, self.company)
        self.assertFalse(copy.is_ready)
        self.assertEqual(
            copy._core_layout().sheets, self.ready[0]._core_layout().sheets
        )

    def test_a_wrong_column_is_refused_with_its_place(self):
        copy = self.ready.filtered(lambda one: one.format == "csv")[:1].copy()
        with self.assertRaisesRegex(ValidationError, "source"):
            copy.sheet_ids.column_ids[0].source = "claim.colour"
            copy._check_layout()

    def test_a_file_makes_a_layout(self):
        content = dumped(self.ready[0]._core_layout())
        made = self.Layout.with_user(self.manager)._import(content)
        self.assertEqual(made._core_layout(), self.ready[0]._core_layout())
        with self.assertRaises(UserError):
            self.Layout._import(b"{}")
