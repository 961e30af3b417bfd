from odoo import models


class DataRecycleRecord(models.Model):
    _inherit = "data_recycle.record"

    def action_validate(self):
        """Delete only what may still go on the day on which somebody says so.

        A proposal may be months old: meanwhile the customer may owe something.
        """
        stale = self.browse()
        for model, own in self.grouped("res_model_name").items():
            if model in self.env and "followup_may_go" in self.env[model]._fields:
                records = self.env[model].sudo().browse(own.mapped("res_id")).exists()
                may_go = set(records._kept_long_enough().ids)
                stale |= own.filtered(
                    lambda one, may_go=may_go: one.res_id not in may_go
                )
        stale.unlink()
        return super(DataRecycleRecord, self - stale).action_validate()
