from odoo import api, fields, models

from ...facts.removal import lost

OURS = "credit_followup"


class BaseModuleUninstall(models.TransientModel):
    _inherit = "base.module.uninstall"

    followup_goes = fields.Text(
        compute="_compute_followup_removal", string="What of the follow-up goes"
    )
    followup_stays = fields.Text(
        compute="_compute_followup_removal", string="What of the follow-up stays"
    )

    @api.depends("module_ids")
    def _compute_followup_removal(self):
        """Say what goes and what stays when an addon of ours is among the modules."""
        for wizard in self:
            modules = wizard._get_modules().mapped("name")
            wizard.followup_goes = wizard.followup_stays = False
            if any(one.startswith(OURS) for one in modules):
                models = lost.lost_models(self.env, modules)
                wizard.followup_goes = "\n".join(self._followup_goes(models, modules))
                wizard.followup_stays = "\n".join(self._followup_stays(models))

    def _followup_goes(self, models, modules):
        """Return a sentence for each kind of record that goes, with how many."""
        counts = lost.count_lost(self.env, models)
        names = self.env["ir.model"].sudo()
        said = [
            self.env._(
                "%(kind)s: %(count)s", kind=names._get(one).name, count=counts[one]
            )
            for one in counts
        ]
        if tasks := lost.count_tasks(self.env, modules):
            said.append(self.env._("Open tasks of the follow-up: %s", tasks))
        if "credit.followup.action" in models:
            said.append(
                self.env._(
                    "Levels, sentences and next dates on customers and invoices, and "
                    "the settings of the follow-up."
                )
            )
        return said or [self.env._("Nothing that people entered.")]

    def _followup_stays(self, models):
        """Return the sentences on what stays as it is, and on what is handed over."""
        stays = lost.count_staying(self.env, models)
        return [
            self.env._(
                "Invoices, payments and entries stay as they are, with %s entries that "
                "the follow-up booked.",
                stays.entries,
            ),
            self.env._(
                "E-mails and comments that are handed over to their customers or "
                "invoices: %s",
                stays.mails,
            ),
            self.env._(
                "Letters and other files that are handed over to their customers or "
                "invoices: %s",
                stays.files,
            ),
            self.env._(
                "E-mails that did not leave, and letters that nobody noted as printed "
                "or posted; they go: %s",
                stays.waiting,
            ),
        ]
