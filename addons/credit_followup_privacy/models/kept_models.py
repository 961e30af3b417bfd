"""The models of which records are kept for a time."""

from odoo import models


class CreditFollowupContact(models.Model):
    _name = "credit.followup.contact"
    _inherit = ["credit.followup.contact", "credit.followup.kept"]


class CreditFollowupReply(models.Model):
    _name = "credit.followup.reply"
    _inherit = ["credit.followup.reply", "credit.followup.kept"]


class CreditFollowupSaid(models.Model):
    _name = "credit.followup.said"
    _inherit = ["credit.followup.said", "credit.followup.kept"]


class CreditFollowupSign(models.Model):
    _name = "credit.followup.sign"
    _inherit = ["credit.followup.sign", "credit.followup.kept"]


class CreditFollowupCheck(models.Model):
    _name = "credit.followup.check"
    _inherit = ["credit.followup.check", "credit.followup.kept"]
