"""What every model of ours owes, whatever it is for."""

import inspect

from odoo.tests import TransactionCase, tagged

ADDON = "credit_followup"
GROUPS = ("group_readonly", "group_officer", "group_manager")

# What a screen asks for: tried by each role in the addon's tests of rights.
ASKED_BY_SCREENS = {
    "today_status",
    # Odoo's own questions about groups, of which ours bound the answers.
    *("formatted_read_group", "formatted_read_grouping_sets", "read_progress_bar"),
    *("search_fetch", "web_read"),
}
# Written by statements of our own, whose facts are of one company.
BY_STATEMENT = {
    *("credit.followup.answer", "credit.followup.wake"),
    *("credit.followup.figure", "credit.followup.forecast.part"),
}
# Written by the database or for the record: who, not what belongs to a company.
BY_NOBODY = {
    *("create_uid", "write_uid", "confirmed_by_id", "approved_by_id", "ended_by_id"),
    *("waived_by_id", "waiver_by_id", "withdrawn_by_id", "mail_id", "attachment_id"),
    *("addressee_id", "server_action_id", "template_id"),
    *("asked_by_id", "granted_by_id", "by_hand_user_id"),
    "credit.followup.stop.user_id",
    "credit.followup.delivery.list_id",
    *("credit.followup.check.user_id", "credit.followup.sign.user_id"),
    "credit.followup.goods.note.user_id",
    *("credit.followup.run.user_id", "credit.followup.hold.user_id"),
    *("prepared_by_id", "checked_by_id", "decided_by_id", "proposed_by_id"),
    "override_by_id",
    *("credit.followup.export.user_id", "credit.followup.feedback.user_id"),
    "credit.followup.placement.message.user_id",
}


@tagged("post_install", "-at_install")
class TestContract(TransactionCase):
    """One test per promise, over all models of the addon."""

    def own_models(self, transient=False, stored=False):
        """Return our models, with or without wizards and views."""
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not name.startswith("credit.followup.") or model._abstract:
                continue
            if (model._transient and not transient) or (stored and not model._auto):
                continue
            yield model

    def each(self, **which):
        """Yield each model within a sub-test of its name."""
        for model in self.own_models(**which):
            with self.subTest(model=model._name):
                yield model

    def test_each_model_says_what_it_is(self):
        for model in self.each(transient=True):
            self.assertNotEqual(model._description, model._name)

    def test_each_model_has_access_lines_for_each_group(self):
        for model in self.each():
            groups = (
                model.env["ir.model.access"]
                .search([("model_id.model", "=", model._name)])
                .group_id
            )
            for name in GROUPS:
                self.assertIn(self.env.ref(f"{ADDON}.{name}"), groups)
            self.assertFalse(
                self.env["ir.model.access"].search(
                    [("model_id.model", "=", model._name), ("group_id", "=", False)]
                )
            )

    def test_each_model_of_a_company_has_a_company_rule(self):
        for model in self.each():
            if "company_id" not in model._fields:
                continue
            rules = self.env["ir.rule"].search(
                [("model_id.model", "=", model._name), ("groups", "=", False)]
            )
            self.assertTrue(any("company_ids" in rule.domain_force for rule in rules))

    def test_nobody_sees_the_windows_of_others(self):
        """Odoo leaves records of windows open to all who may open one."""
        for model in self.each(transient=True):
            if not model._transient:
                continue
            rules = self.env["ir.rule"].search(
                [("model_id.model", "=", model._name), ("groups", "=", False)]
            )
            self.assertIn("create_uid", "".join(rules.mapped("domain_force")))

    def test_each_model_with_company_relations_checks_them(self):
        for model in self.each(stored=True):
            if any(
                getattr(field, "check_company", False)
                for field in model._fields.values()
            ):
                self.assertTrue(model._check_company_auto)

    def test_each_relation_to_what_belongs_to_a_company_is_checked(self):
        for model in self.each(stored=True):
            company = model._fields.get("company_id")
            if company is None or model._name in BY_STATEMENT:
                continue
            # A record that has its company from another one has the other's.
            source = company.related and company.related.split(".")[0]
            exempt = {*BY_NOBODY, source}
            for name, field in model._fields.items():
                if {name, f"{model._name}.{name}"} & exempt:
                    continue
                if field.type != "many2one" or not field.store or field.related:
                    continue
                if field.comodel_name == "res.company":
                    continue
                if "company_id" in self.env[field.comodel_name]._fields:
                    with self.subTest(model=model._name, field=name):
                        self.assertTrue(getattr(field, "check_company", False))

    def test_history_cannot_be_deleted(self):
        access = self.env["ir.model.access"]
        for name in (
            *("action", "action.line", "answer", "charge", "delivery", "run"),
            *("run.leftout", "terms.acceptance", "wake"),
            *("stop", "release", "release.use", "title"),
            *("goods", "recovery", "check", "sign", "terms.sending"),
            *("export", "package", "placement", "placement.message", "payout"),
            *("feedback", "feedback.row", "found", "agency", "write.off"),
        ):
            lines = access.search([("model_id.model", "=", f"credit.followup.{name}")])
            self.assertFalse(lines.filtered("perm_unlink"))

    def test_each_stored_compute_says_what_it_depends_on(self):
        for model in self.each(stored=True):
            for field in model._fields.values():
                if field.compute and field.store and set(field._modules) == {ADDON}:
                    self.assertTrue(field.get_depends(model)[0], field)

    def test_each_compute_says_what_it_depends_on_or_in_which_context(self):
        """Ours on models of others too: else a value outlives what it was made of."""
        for model in self.env.registry.values():
            for field in model._fields.values():
                if field.compute and set(field._modules) == {ADDON}:
                    depends, context = field.get_depends(self.env[model._name])
                    self.assertTrue(depends or context, field)

    def test_no_money_is_a_float(self):
        for model in self.each(transient=True):
            for field in model._fields.values():
                self.assertFalse(
                    field.name.startswith("amount") and field.type == "float"
                )

    def test_each_menu_is_for_our_groups(self):
        data = self.env["ir.model.data"].search(
            [("module", "=", ADDON), ("model", "=", "ir.ui.menu")]
        )
        for menu in self.env["ir.ui.menu"].browse(data.mapped("res_id")):
            self.assertTrue(menu.group_ids, menu.complete_name)

    def test_each_window_has_help_for_an_empty_screen(self):
        data = self.env["ir.model.data"].search(
            [("module", "=", ADDON), ("model", "=", "ir.actions.act_window")]
        )
        for action in self.env["ir.actions.act_window"].browse(data.mapped("res_id")):
            if self.env[action.res_model]._transient:
                continue
            self.assertIn("o_view_nocontent", action.help or "", action.name)

    def test_each_scheduled_action_calls_a_cron_method(self):
        data = self.env["ir.model.data"].search(
            [("module", "=", ADDON), ("model", "=", "ir.cron")]
        )
        for cron in self.env["ir.cron"].browse(data.mapped("res_id")):
            method = cron.code.strip().removeprefix("model.").removesuffix("()")
            self.assertTrue(method.startswith("_cron_"))
            self.assertTrue(hasattr(self.env[cron.model_id.model], method))

    def test_public_methods_are_meant_for_everybody(self):
        """A method without underscore can be called from outside: be sure."""
        for model in self.each(transient=True):
            for cls in type(model).mro():
                if not getattr(cls, "__module__", "").startswith(
                    f"odoo.addons.{ADDON}"
                ):
                    continue
                public = {
                    name
                    for name, value in vars(cls).items()
                    if inspect.isfunction(value) and not name.startswith("_")
                }
                allowed = {"create", "write", "unlink", "copy_data", *ASKED_BY_SCREENS}
                wrong = {
                    one for one in public - allowed if not one.startswith("action_")
                }
                self.assertFalse(wrong, cls)

    def test_who_may_read_a_model_can_load_its_views(self):
        """An officer, else a manager: nothing of ours needs an administrator."""
        officer, manager = (self.user(name) for name in ("officer", "manager"))
        data = self.env["ir.model.data"].search(
            [("module", "=", ADDON), ("model", "=", "ir.ui.view")]
        )
        views = self.env["ir.ui.view"].browse(data.mapped("res_id"))
        for view in views.filtered(
            lambda one: one.type != "qweb" and one.mode == "primary"
        ):
            with self.subTest(view=view.name):
                model = self.env[view.model].with_user(officer)
                if not model.has_access("read"):
                    model = model.with_user(manager)
                model.get_view(view.id, view.type)

    def user(self, role):
        group = self.env.ref(f"{ADDON}.group_{role}")
        return self.env["res.users"].create(
            {
                "name": role,
                "login": f"contract_{role}",
                "group_ids": [(6, 0, group.ids)],
            }
        )
