from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from odoo.addons.credit_followup.decisions.transitions import MOVING
from odoo.addons.credit_followup.facts.exports.history import claim_ref
from odoo.addons.credit_followup.facts.exports.parties import partner_ref
from odoo.addons.credit_followup.followup_core.handover.classify import Classifier
from odoo.addons.credit_followup.followup_core.handover.events import Event, Kind
from odoo.addons.credit_followup.followup_core.handover.matching import By, Unmatched

from ..facts import cases as facts
from ..facts.cases import Cases
from .common_answers import AnswersCase

MANY = 50


@tagged("post_install", "-at_install")
class TestCases(AnswersCase):
    """Only those cases are read that a file may mean; what it means is as ever."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.moves = cls.invoices([100.0] * MANY, due=1, currency_id=cls.euro.id)
        cls.cases = cls.env["credit.followup.placement"].sudo()
        for move in cls.moves:
            cls.cases |= cls.case_of(move)

    @classmethod
    def case_of(cls, move):
        """Make a case that an agency has, without its file."""
        case = cls.env["credit.followup.placement"].create(
            {
                "agency_id": cls.agency.id,
                "company_id": cls.company.id,
                "partner_id": move.partner_id.id,
                "currency_id": move.currency_id.id,
                "product": "amicable",
                "item_ids": [(0, 0, {"move_line_id": cls.item(move).id})],
            }
        )
        cls.become(case, "active")
        return case.sudo()

    @staticmethod
    def become(case, state):
        case.sudo().with_context(**{MOVING: True}).state = state

    def event(self, line=1, **refs):
        return Event(line, Kind.PAUSED, date(2026, 6, 1), f"f{line}", **refs)

    def match(self, **refs):
        """Return what a row means, as the lazy reading finds it."""
        event = self.event(**refs)
        classifier = Classifier(self.agency.code)
        classifier.add(Cases(self.agency).look_up([event]))
        return classifier.judge(event).match

    def assert_means(self, case, by, claim="", zeros_lost=False, **refs):
        found = self.match(**refs)
        self.assertEqual(found.error, None)
        self.assertEqual((found.placement, found.by), (str(case.id), by))
        self.assertEqual((found.claim, found.zeros_lost), (claim, zeros_lost))

    @contextmanager
    def reading(self):
        """Give the list of the cases that are read."""
        read, real = [], facts._placed
        with patch.object(facts, "_placed") as spy:
            spy.side_effect = lambda one, *got: read.append(one) or real(one, *got)
            yield read

    # === WHAT IS READ === #

    def test_a_file_that_names_two_reads_two(self):
        first, second = self.cases[3], self.cases[7]
        with self.reading() as read:
            found = self.take_in(
                *(self.row(one, "paused", 0) for one in (first, second, first))
            )
        self.assertEqual([one.id for one in read], sorted((first | second).ids))
        self.assertEqual(found.row_ids.placement_id, first | second)

    def test_queries_do_not_grow_with_the_cases(self):
        # What is read once for a process is not counted.
        Cases(self.agency).look_up([self.event(case_ref=self.cases[0].name)])

        def queries(cases):
            self.env.flush_all()
            self.env.invalidate_all()
            events = [self.event(case_ref=one.name) for one in cases]
            before = self.env.cr.sql_log_count
            self.assertEqual(len(Cases(self.agency).look_up(events)), len(cases))
            return self.env.cr.sql_log_count - before

        self.assertEqual(queries(self.cases[:2]), queries(self.cases))

    def test_what_is_named_again_is_not_read_again(self):
        cases, events = Cases(self.agency), [self.event(case_ref=self.cases[0].name)]
        self.assertEqual(len(cases.look_up(events)), 1)
        self.assertFalse(cases.look_up(events))

    def test_a_row_without_references_reads_nothing(self):
        self.assertFalse(Cases(self.agency).look_up([self.event()]))

    def test_a_case_goes_on_as_the_batch_before_left_it(self):
        case = self.cases[0]
        rows = [
            self.row(case, "payment", 0, amount=amount, payment_id=f"P{amount}")
            for amount in (60, 40, 1)
        ]
        with patch("odoo.addons.credit_followup_agency.facts.feedback.BATCH", 1):
            found = self.take_in(*rows)
        reasons = found.row_ids.sorted("line").mapped("reason")
        self.assertEqual(reasons, ["clear", "clear", "above_open"])

    def test_payments_are_what_is_left_of_them(self):
        case = self.cases[0]
        for kind, amount in (("payment", 30), ("payment", 5), ("payment_reversed", 10)):
            self.told(case, kind, amount)
        (placed,) = Cases(self.agency).look_up([self.event(case_ref=case.name)])
        self.assertEqual(
            [(one.payment_id, one.amount) for one in placed.payments], [("P", 25)]
        )

    def told(self, case, kind, amount):
        """Keep a row that was applied."""
        files = self.env["credit.followup.feedback"].sudo()
        file = files.search([], limit=1) or files.create(
            {
                "name": "old.csv",
                "agency_id": self.agency.id,
                "mapping_id": self.mapping.id,
                "sha256": "0",
            }
        )
        self.env["credit.followup.feedback.row"].sudo().create(
            {
                "feedback_id": file.id,
                "company_id": self.company.id,
                "agency_id": self.agency.id,
                "kind": kind,
                "identity": f"id:{self._next()}",
                "placement_id": case.id,
                "currency_id": case.currency_id.id,
                "amount": amount,
                "payment_ref": "P",
                "state": "applied",
            }
        )

    # === WHAT IS MEANT === #

    def test_by_the_number_of_the_agency(self):
        self.cases[0].agency_ref = "AZ/1"
        self.assert_means(self.cases[0], By.AGENCY_REF, agency_ref="AZ/1")

    def test_by_the_case(self):
        case = self.cases[1]
        self.assert_means(case, By.CASE_REF, case_ref=case.name)

    def test_by_the_claim(self):
        case = self.cases[2]
        ref = claim_ref(case.item_ids.move_line_id)
        self.assert_means(case, By.CLAIM_REF, ref, claim_ref=ref)
        for wrong in ("L", "L0", f"0{ref[1:]}", "L" + "9" * 30, "L²"):
            self.assertEqual(self.match(claim_ref=wrong).error, Unmatched.UNKNOWN)

    def test_by_the_invoice(self):
        case = self.cases[3]
        debtor, line = partner_ref(case.partner_id), case.item_ids.move_line_id
        refs = {"debtor_ref": debtor, "invoice_no": line.move_name}
        self.assert_means(case, By.INVOICE, claim_ref(line), **refs)
        refs["debtor_ref"] = "P0"
        self.assertEqual(self.match(**refs).error, Unmatched.UNKNOWN)
        refs = {"debtor_ref": "", "invoice_no": line.move_name}
        self.assertEqual(self.match(**refs).error, Unmatched.UNKNOWN)

    def test_by_the_number_that_the_customer_had_in_the_file(self):
        with self.on(65):
            case = self.hand_over(self.move)
        line, told = case.item_ids.move_line_id, partner_ref(case.partner_id)
        case.partner_id.sudo().ref = "NEW/1"
        refs = {"debtor_ref": told, "invoice_no": line.move_name}
        self.assert_means(case, By.INVOICE, claim_ref(line), **refs)
        self.assert_means(
            case, By.CASE_REF, claim_ref(line), case_ref=case.name, **refs
        )
        # What is told later names him as before, also with a claim that joins.
        later = self.invoice(due=1, currency_id=self.euro.id)
        with self.on(65):
            case.with_user(self.officer).action_add_claims()
            case.with_user(self.manager).action_approve_claims()
            self.assertEqual(set(case.item_ids.mapped("debtor_ref")), {told})
            (dossier,) = case._dossiers(fields.Datetime.now(), "update").values()
        self.assertIn(later, case.item_ids.move_id)
        self.assertEqual(dossier["debtors"][0]["ref"], told)
        refs = [one["debtor_refs"] for one in dossier["claims"]]
        self.assertEqual(refs, [[told]] * len(refs))

    def test_zeros_that_a_spreadsheet_took_away(self):
        case = self.cases[4]
        case.agency_ref = "0042"
        self.assert_means(case, By.AGENCY_REF, zeros_lost=True, agency_ref="42")
        self.assert_means(case, By.AGENCY_REF, zeros_lost=True, agency_ref="00042")
        line = case.item_ids.move_line_id
        case.item_ids.move_id.name = "0099"
        self.assertEqual(case.item_ids.invoice_no, "0099")
        refs = {"debtor_ref": partner_ref(case.partner_id), "invoice_no": "99"}
        self.assert_means(case, By.INVOICE, claim_ref(line), zeros_lost=True, **refs)

    def test_what_is_written_alike_counts_first(self):
        self.cases[0].agency_ref, self.cases[1].agency_ref = "0042", "42"
        self.assert_means(self.cases[1], By.AGENCY_REF, agency_ref="42")
        self.assertEqual(self.match(agency_ref="042").error, Unmatched.AMBIGUOUS)

    def test_references_that_contradict_each_other(self):
        first, second = self.cases[:2]
        first.agency_ref = "AZ/1"
        refs = {"agency_ref": "AZ/1", "case_ref": second.name}
        self.assertEqual(self.match(**refs).error, Unmatched.CONTRADICTING)

    def test_a_case_of_another_agency_is_told(self):
        other = self.make_agency("AG2")
        self.cases[0].agency_id = other
        found = self.match(case_ref=self.cases[0].name)
        self.assertEqual(found.error, Unmatched.OTHER_AGENCY)
        # Its own numbers are its own: the same one means nothing to us.
        self.cases[0].agency_ref = "X1"
        self.assertEqual(self.match(agency_ref="X1").error, Unmatched.UNKNOWN)

    def test_a_claim_that_came_back_is_the_one_that_is_there_now(self):
        before = self.cases[0]
        self.become(before, "settled")
        now = self.case_of(self.moves[0])
        ref = claim_ref(now.item_ids.move_line_id)
        self.assert_means(now, By.CLAIM_REF, ref, claim_ref=ref)
        self.become(now, "settled")
        self.assertEqual(self.match(claim_ref=ref).error, Unmatched.AMBIGUOUS)

    def test_a_case_that_was_cancelled_or_is_of_another_company_is_unknown(self):
        self.become(self.cases[0], "cancelled")
        name = self.cases[0].name
        self.assertEqual(self.match(case_ref=name).error, Unmatched.UNKNOWN)
