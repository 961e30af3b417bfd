from freezegun import freeze_time
from lxml import etree

from odoo.tests import Form, tagged

from ..common import FollowupCase, day


@tagged("post_install", "-at_install")
class TestScreens(FollowupCase):
    """What the accountant reads, searches and groups by."""

    def setUp(self):
        super().setUp()
        self.move = self.invoice(due=0)
        self.early = self.invoice(self._customer("Early Bird"), due=20)

    def test_each_open_item_says_why_or_why_not_today(self):
        line = self.item(self.move).with_user(self.reader)
        on = line.with_context(followup_as_of=str(day(4)))
        self.assertEqual(
            on.followup_sentence, "Overdue since Mar 4, 2026. Next: One on Mar 9, 2026."
        )
        on = line.with_context(followup_as_of=str(day(5)))
        self.assertEqual(on.followup_sentence, "To contact: One.")
        other = self.item(self.early).with_context(followup_as_of=str(day(5)))
        self.assertEqual(
            other.followup_sentence, "Due on Mar 24, 2026. Next: One on Mar 30, 2026."
        )

    def test_the_sentence_names_the_credits_that_cover_the_debt(self):
        self.pay(amount=1000.0)
        line = self.item(self.move).with_context(followup_as_of=str(day(5)))
        self.assertIn("1,000.00", line.followup_sentence)

    def test_customer_and_invoice_show_the_same_sentence(self):
        for on, words in (
            (5, "To contact: One."),
            (4, "Overdue since Mar 4, 2026. Next: One on Mar 9, 2026."),
        ):
            context = {"followup_as_of": str(day(on))}
            for record in (self.customer, self.move):
                told = record.with_context(**context).followup_sentence
                self.assertEqual(told, words)

    def test_a_contact_is_found_by_what_it_shows(self):
        contact = self.env["res.partner"].create(
            {"name": "Clerk", "parent_id": self.customer.id}
        )
        partners = self.env["res.partner"].with_context(followup_as_of=str(day(5)))
        contact = contact.with_env(partners.env)
        self.assertEqual(contact.followup_overdue, 1000.0)
        self.assertIn(contact, partners.search([("followup_overdue", ">", 0)]))
        self.assertIn(contact, partners.search([("followup_owes", "=", True)]))

    def test_customers_are_sorted_by_what_is_overdue(self):
        large, none = self._customer("Large NV"), self._customer("Idle NV")
        self.invoice(large, due=0, amount=5000)
        partners = self.env["res.partner"].with_user(self.officer)
        partners = partners.with_context(followup_as_of=str(day(5)))
        known = [("id", "in", (large | none | self.customer).ids)]
        found = partners.search(known, order="followup_overdue desc, id")
        self.assertEqual(found, large | self.customer | none)
        found = partners.search(known, order="followup_overdue, id", limit=1)
        self.assertEqual(found, none)

    def test_groups_count_the_customers_that_a_search_finds(self):
        self.env["res.partner"].create({"name": "Clerk", "parent_id": self.customer.id})
        partners = self.env["res.partner"].with_user(self.officer)
        partners = partners.with_context(followup_as_of=str(day(5)))
        late, owes = ("followup_overdue", ">", 0), ("followup_owes", "=", True)
        for domain in ([late], [owes], [late, owes], ["!", late], ["|", late, owes]):
            groups = partners._read_group(domain, ["country_id"], ["id:recordset"])
            found = partners.union(*(group for _country, group in groups))
            self.assertEqual(set(found.ids), set(partners.search(domain).ids), domain)

    def test_who_owes_nothing_is_found_too(self):
        partners = self.env["res.partner"].with_context(followup_as_of=str(day(5)))
        idle = self._customer("Nobody NV")
        for condition in (("=", 0), ("<", 1), ("<=", 0), ("!=", 1000)):
            domain = [("followup_overdue", *condition)]
            self.assertIn(idle, partners.search(domain), condition)
            self.assertNotIn(self.customer, partners.search(domain), condition)
        self.assertIn(idle, partners.search([("followup_owes", "=", False)]))
        self.assertIn(idle, partners.search([("followup_reason", "=", False)]))

    def test_items_are_found_by_their_days_late(self):
        lines = self.env["account.move.line"].with_context(followup_as_of=str(day(5)))
        late, early = self.item(self.move), self.item(self.early)
        both = late | early
        for operator, value, found in (
            (">=", 0, both),
            (">", 4, late),
            (">", 5, lines),
            ("<", 5, early),
            ("<=", 5, both),
            ("=", 5, late),
            ("=", 0, early),
            ("!=", 5, early),
        ):
            domain = [("followup_days_late", operator, value), ("id", "in", both.ids)]
            self.assertEqual(lines.search(domain), found, (operator, value))

    def test_customers_are_found_by_what_they_owe(self):
        partners = self.env["res.partner"].with_context(followup_as_of=str(day(5)))
        late = partners.search([("followup_overdue", ">", 0)])
        owes = partners.search([("followup_owes", "=", True)])
        self.assertIn(self.customer, late)
        self.assertNotIn(self.early.partner_id, late)
        self.assertIn(self.early.partner_id, owes)
        self.assertEqual(
            self.customer.with_context(followup_as_of=str(day(5))).followup_overdue,
            1000.0,
        )

    def test_customers_are_found_by_level_and_status(self):
        self.follow_up(5)
        partners = self.env["res.partner"]
        level = self.policy.level_ids.sorted()[0]
        self.assertIn(
            self.customer, partners.search([("followup_level_id", "=", level.id)])
        )
        self.assertEqual(self.customer.followup_level_id, level)
        self.assertIn(
            self.early.partner_id, partners.search([("followup_next_on", ">", day(5))])
        )
        self.assertIn(
            self.early.partner_id,
            partners.search([("followup_reason", "=", "not_due")]),
        )

    def test_items_are_found_by_days_late(self):
        lines = self.env["account.move.line"].with_context(followup_as_of=str(day(5)))
        found = lines.search(
            [("followup_days_late", ">", 4), ("partner_id", "=", self.customer.id)]
        )
        self.assertEqual(found, self.item(self.move))
        found = lines.search(
            [("followup_days_late", ">", 5), ("partner_id", "=", self.customer.id)]
        )
        self.assertFalse(found)

    def test_the_ageing_counts_each_item_in_one_bucket(self):
        with freeze_time(day(5)):
            rows = self.env["credit.followup.ageing"].search(
                [("partner_id", "in", (self.customer | self.early.partner_id).ids)]
            )
        self.assertEqual(sum(rows.mapped("amount")), 2000.0)

    def test_the_ageing_of_a_customer_is_drawn(self):
        ageing = self.customer.with_context(followup_as_of=str(day(5))).followup_ageing
        self.assertIn("1 to 30 days", ageing)
        self.assertIn("1,000.00", ageing)

    def test_an_officer_edits_only_the_note_and_subject_of_a_proposal(self):
        self.policy.level_ids.mode = "confirm"
        action = self.follow_up(5).action_ids
        with Form(action.with_user(self.officer)) as form:
            form.note = "Hello"
        self.assertIn("Hello", action.note)
        self.assertIn("Hello", action.preview)

    def test_smart_buttons_lead_to_the_actions(self):
        self.follow_up(5)
        self.assertEqual(self.move.followup_action_count, 1)
        self.assertEqual(self.customer.followup_action_count, 1)
        for record in (self.move, self.customer):
            domain = record.with_user(self.reader).action_view_followup()["domain"]
            self.assertEqual(len(self.Action.search(domain)), 1)

    def test_a_reader_is_offered_no_button_that_is_refused(self):
        refused = ("leave_out", "postpone", "printed", "confirm", "resend", "retry")
        for kind in ("list", "kanban", "form"):
            for user, offered in ((self.reader, False), (self.officer, True)):
                arch = self.Action.with_user(user).get_view(view_type=kind)["arch"]
                shown = [one for one in refused if f'"action_{one}"' in arch]
                self.assertEqual(bool(shown), offered, (kind, shown))

    def test_the_icon_of_a_letter_is_shown_where_there_is_one(self):
        arch = etree.fromstring(self.Action.get_view(view_type="list")["arch"])
        (icon,) = arch.xpath("//button[@name='action_open_document']")
        self.assertEqual(icon.get("invisible"), "not has_document")

    def test_the_day_s_work_has_keys(self):
        arch = self.Action.with_user(self.officer).get_view(view_type="form")["arch"]
        buttons = etree.fromstring(arch).xpath("//header/button[@data-hotkey]")
        keys = {(one.get("name"), one.get("data-hotkey")) for one in buttons}
        wanted = ("confirm", "confirm_next", "approve", "postpone", "leave_out")
        self.assertLessEqual({f"action_{one}" for one in wanted}, {n for n, _k in keys})
        self.assertEqual(len({key for _name, key in keys}), len(keys))

    def test_the_ageing_is_drawn_in_plain_bars(self):
        view = self.env.ref("credit_followup.credit_followup_ageing_view_graph")
        graph = etree.fromstring(view.arch)
        self.assertEqual((graph.get("type"), graph.get("stacked")), ("bar", "0"))
        self.assertEqual(len(graph.xpath("field[not(@type='measure')]")), 1)

    # === MONEY AND FROZEN FIGURES === #

    def test_every_list_of_money_has_its_total(self):
        """But runs, as a debt stands in several, and holds, of which few are parts.

        So it does in provisions and in months.

        What is asked for above an amount is no amount of anything; the rows of an
        agency name the same money as payment, fee and payout.
        """
        lists = self.env["ir.ui.view"].search(
            [("type", "=", "list"), ("model", "=like", "credit.followup.%")]
        )
        lists |= self.env.ref("credit_followup.res_partner_view_list")
        lists |= self.env.ref("credit_followup.account_bank_statement_line_view_list")
        without = set()
        exempt = (
            "credit.followup.run",
            "credit.followup.hold",
            "credit.followup.check.need",
            "credit.followup.feedback.row",
            "credit.followup.provision",
            "credit.followup.figure",
        )
        for view in lists.filtered(lambda one: one.model not in exempt):
            arch = etree.fromstring(view.arch)
            known = self.env[view.model]._fields
            for node in arch.xpath("/list/field[not(@column_invisible)]"):
                money = known[node.get("name")].type == "monetary"
                if money and not node.get("sum") and node.get("optional") != "hide":
                    without.add((view.name, node.get("name")))
        self.assertFalse(without)

    def test_frozen_figures_are_no_boxes_to_type_in(self):
        arch = self.Action.with_user(self.officer).get_view(view_type="form")["arch"]
        known = self.Action._fields
        typed = {
            node.get("name")
            for node in etree.fromstring(arch).xpath("//sheet//field")
            if not node.xpath("ancestor::field")
            and known[node.get("name")].type in ("monetary", "date", "integer", "float")
            and node.get("readonly") not in ("1", "True")
            and not known[node.get("name")].readonly
            and node.get("invisible") not in ("1", "True")
        }
        self.assertFalse(typed)

    def test_customers_with_nothing_overdue_are_filtered_out_at_first(self):
        window = self.env.ref("credit_followup.action_customer")
        self.assertIn("search_default_overdue", window.context)
        view = self.env.ref("credit_followup.res_partner_view_list")
        arch = etree.fromstring(view.arch)
        self.assertTrue(arch.get("default_order").startswith("followup_overdue desc"))
        with freeze_time(day(5)):
            found = self.env["res.partner"].search([("followup_overdue", ">", 0)])
        self.assertIn(self.customer, found)
        self.assertNotIn(self.early.partner_id, found)
