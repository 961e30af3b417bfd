"""What each role may do: every public method of ours, and the least that it takes."""

from odoo.exceptions import AccessError, RedirectWarning, UserError

from .figures.common import FIGURES

# An addon beside the base tries its own.
OURS = "odoo.addons.credit_followup."
# Who may call each public method of ours: reader, officer, manager. Windows open what
# rights and rules show anyway.
ALLOWED = {
    "credit.followup.action": {
        "action_approve": "officer",
        "action_confirm": "officer",
        "action_confirm_next": "officer",
        "action_leave_out": "officer",
        "action_hand_over": "officer",
        "action_open_document": "reader",
        "action_open_partner": "reader",
        "action_postpone": "officer",
        "action_preview_letter": "reader",
        "action_print": "reader",
        "action_printed": "officer",
        "action_renew": "officer",
        "action_resend": "officer",
        "action_rewrite": "officer",
        "action_retry": "officer",
        "action_start_again": "manager",
        "action_agree": "officer",
        "action_log_contact": "officer",
        "action_take_promise": "officer",
        "action_why": "reader",
    },
    "credit.followup.address": {"action_works_again": "officer"},
    "credit.followup.calculator": {"action_print": "officer"},
    "credit.followup.case.document": {"action_open": "reader"},
    "credit.followup.case.finding": {"action_mend": "reader"},
    "credit.followup.export": {"action_download": "manager"},
    "credit.followup.layout": {"action_export": "reader"},
    "credit.followup.layout.import": {"action_import": "manager"},
    "credit.followup.mapping": {"action_export": "reader"},
    "credit.followup.charge": {
        "action_approve_waiver": "manager",
        "action_post": "officer",
        "action_refuse_waiver": "officer",
        "action_waive": "officer",
    },
    "credit.followup.commitment": {
        f"action_{one}": "officer"
        for one in ("approve_waiver", "done", "refuse_waiver", "waive")
    },
    "credit.followup.waive.commitment": {"action_apply": "officer"},
    "credit.followup.statement": {
        "action_print": "reader",
        "action_workbook": "reader",
    },
    "credit.followup.delay": {"action_look": "reader", "action_open": "reader"},
    "credit.followup.decide": {"action_apply": "officer"},
    "credit.followup.decide.dispute": {"action_apply": "officer"},
    "credit.followup.force": {"action_apply": "manager"},
    "credit.followup.hold": {"action_end": "officer"},
    "credit.followup.leave.out": {"action_apply": "officer"},
    "credit.followup.contact": {
        "action_agree": "officer",
        "action_edit_addressee": "officer",
        "action_note_dispute": "officer",
        "action_note_promise": "officer",
        "action_pause": "officer",
        "action_send_invoices": "officer",
    },
    "credit.followup.agree": {"action_apply": "officer"},
    "credit.followup.agreement": {
        "action_approve": "manager",
        "action_cancel": "officer",
        "action_draft": "officer",
        "action_offer": "officer",
        "action_print_agreement": "reader",
        "action_print_notice": "reader",
        "action_replace": "officer",
        "action_sign": "officer",
    },
    "credit.followup.sign.agreement": {"action_apply": "officer"},
    "credit.followup.dispute": {
        "action_credit": "officer",
        "action_decide": "officer",
        "action_print_decision": "reader",
        "action_withdraw": "officer",
    },
    "credit.followup.limitation": {
        "action_evidence": "officer",
        "action_write_off": "officer",
    },
    "credit.followup.promise": {"action_withdraw": "officer"},
    "credit.followup.said": {"action_open_record": "reader"},
    "credit.followup.reply": {
        "action_dismiss": "officer",
        "action_open_message": "reader",
        "action_reopen": "officer",
        "action_take": "officer",
    },
    "credit.followup.reply.move": {"action_take": "officer"},
    "credit.followup.rate.import": {"action_import": "manager"},
    "credit.followup.recovery": {
        "action_agreed": "officer",
        "action_give_up": "manager",
        "action_petitioned": "officer",
        "action_print": "reader",
        "action_print_inventory": "reader",
        "action_refused": "officer",
        "action_send": "manager",
        "action_take_goods": "officer",
        "action_view_goods": "reader",
    },
    "credit.followup.release": {
        "action_grant": "manager",
        "action_refuse": "manager",
        "action_take_back": "manager",
    },
    "credit.followup.propose.write.off": {"action_apply": "officer"},
    "credit.followup.provision": {
        "action_entry": "officer",
        "action_list": "officer",
        "action_open_entries": "reader",
        "action_open_lines": "reader",
    },
    **FIGURES,
    "credit.followup.write.off": {
        "action_approve": "manager",
        "action_open_entry": "reader",
        "action_refuse": "manager",
        "action_regain": "officer",
        "action_renew": "officer",
        "action_reverse": "manager",
        "action_take_back": "officer",
    },
    "credit.followup.say.title": {"action_apply": "manager"},
    "credit.followup.stop": {"action_end": "manager"},
    "credit.followup.terms.audit": {"action_audit": "officer"},
    "credit.followup.terms.sending": {
        "action_no_objection": "officer",
        "action_objected": "officer",
    },
    "credit.followup.title": {"action_say": "manager"},
    "credit.followup.run": {
        "action_cancel": "manager",
        "action_confirm": "officer",
        "action_force": "manager",
        "action_propose": "officer",
        "action_view_actions": "reader",
        "action_view_left_out": "reader",
        "today_status": "reader",
    },
    "credit.followup.level": {"action_edit_text": "manager"},
    "credit.followup.settings": {
        "action_add_holidays": "manager",
        "action_bank_account": "manager",
        "action_company": "manager",
        "action_excluded": "manager",
        "action_own_mailbox": "manager",
        "action_run": "manager",
        "action_start": "manager",
        "action_test_message": "manager",
        "action_texts": "manager",
    },
    "credit.followup.simulation": {"action_simulate": "officer"},
    "credit.followup.take.promise": {"action_apply": "officer"},
    "credit.followup.text.editor": {
        "action_back": "manager",
        "action_save": "manager",
    },
    "credit.followup.waive": {"action_apply": "officer"},
    "account.move": {
        "action_followup_agree": "officer",
        "action_followup_contact": "officer",
        "action_followup_courtesy": "officer",
        "action_followup_dispute": "officer",
        "action_followup_print_statement": "reader",
        "action_followup_promise": "officer",
        "action_followup_remind": "officer",
        "action_followup_statement": "officer",
        "action_followup_why": "reader",
        "action_view_followup": "reader",
    },
    "account.move.line": {
        "action_followup_include": "officer",
        "action_followup_restart": "manager",
        "action_followup_write_off": "officer",
    },
    "res.company": {"action_followup_add_holidays": "manager"},
    "res.partner": {
        "action_followup_agree": "officer",
        "action_followup_check_vat": "officer",
        "action_followup_claim_goods": "officer",
        "action_followup_contact": "officer",
        "action_followup_dispute": "officer",
        "action_followup_print_statement": "reader",
        "action_followup_promise": "officer",
        "action_followup_remind": "officer",
        "action_followup_set_limit": "manager",
        "action_followup_statement": "officer",
        "action_followup_open_page": "officer",
        "action_followup_revoke_page": "officer",
        "action_view_followup": "reader",
        "action_view_followup_figures": "reader",
        "action_followup_take_policy": "officer",
        "action_followup_statement_at": "reader",
        "action_view_followup_goods": "reader",
        "action_view_followup_items": "reader",
    },
}
# These take rights in the books as well: `TestBankStatementLines` and
# `TestLatePayments` try them.
OF_THE_BANK = {
    "account.bank.statement.line": {
        "action_followup_allocate",
        "action_followup_open",
        "action_followup_reconcile",
        "action_followup_regain",
    }
}
# Takes the right to enter bank accounts as well: `TestSettings` tries it; and that to
# export files: `TestExports`.
NEEDS_MORE = {"action_bank_account", "action_download"}


class RolesChecks:
    """Checks of an addon's public methods, for a test case with a user of each role.

    ``beside``: what it calls on models of others; ``_records``: what each is tried on.
    """

    # Odoo runs what a test case inherits only where it is asked to.
    allow_inherited_tests_method = True
    ours = OURS
    allowed = {}
    needs_more = set()
    beside = {}
    roles = ("outsider", "reader", "officer", "manager")
    tried_on = 5

    def test_every_public_method_is_known_with_its_role(self):
        found = {}
        for name, model in self.registry.items():
            if not model._abstract and (own := self._public_methods(model)):
                found[name] = own
        expected = {name: set(own) for name, own in self.allowed.items()} | self.beside
        self.maxDiff = None
        self.assertEqual(found, expected)

    def _public_methods(self, model):
        """Return the methods that an RPC client can call and that are ours.

        On models of others too; what only extends a method of theirs is not ours.
        """
        theirs = {
            name
            for klass in model.mro()
            if self.ours not in klass.__module__
            for name in vars(klass)
        }
        return {
            name
            for klass in model.mro()
            if self.ours in klass.__module__
            for name, value in vars(klass).items()
            if callable(value) and not name.startswith("_") and name not in theirs
        }

    def test_who_is_below_the_role_is_refused(self):
        for model, methods in self.allowed.items():
            records = self._records(model)
            for method, role in methods.items():
                for user in self.roles[: self.roles.index(role)]:
                    with self.subTest(model=model, method=method, user=user):
                        own = records.with_user(getattr(self, user))
                        with self.assertRaises(AccessError):
                            getattr(own, method)()

    def test_who_has_the_role_is_not_refused(self):
        for model, methods in self.allowed.items():
            for method in methods.keys() - self.needs_more:
                for user in self.roles[self.roles.index(methods[method]) :]:
                    with self.subTest(model=model, method=method, user=user):
                        self._try(model, method, getattr(self, user))

    def _try(self, model, method, user):
        """Press a button and undo it; a sentence about the facts is no refusal."""
        # A wizard is of the one who opened it.
        is_own = self.registry[model]._transient
        undo = self.env.cr.savepoint()
        try:
            records = self._records(model, user if is_own else self.env.user)
            with self.on(self.tried_on):
                getattr(records.with_user(user), method)()
        except (UserError, RedirectWarning) as said:
            self.assertNotIsInstance(said, AccessError, str(said))
        finally:
            undo.close(rollback=True)
            self.env.invalidate_all()
