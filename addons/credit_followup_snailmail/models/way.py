from odoo import models

from odoo.addons.credit_followup.effects.channels import letter

from ..effects import post


class CreditFollowupWayPost(models.AbstractModel):
    """Letters that a provider prints and posts."""

    _name = "credit.followup.way.post"
    _description = "Customers Reached by a Provider's Post"
    _inherit = "credit.followup.way"

    _channel = post.POST
    _is_letter = True

    def _reaches(self, action):
        return letter.has_address(action)

    def _address_of(self, action):
        partner = letter.address(action)
        address = f"{partner.display_name}, {letter.on_one_line(partner)}"
        if action._is_trial():
            return self.env._("Not posted in test mode: %(address)s", address=address)
        return address

    def _send(self, actions, bound):
        post.send(actions, bound)

    def _send_again(self, duplicates):
        post.send_again(duplicates)
