from odoo import models


class CreditFollowupHold(models.Model):
    _inherit = "credit.followup.hold"

    def _turned_to(self):
        """Return whom the customer turns to in our place: ``{hold: partner}``.

        Whoever the cause names, as an agency; nobody where it names none.
        """
        found = dict.fromkeys(self, self.env["res.partner"])
        for model, own in self.filtered("source_model").grouped("source_model").items():
            # The addon that made the hold may be gone.
            known = self.env.get(model)
            if known is not None and hasattr(known, "_turned_to"):
                causes = known.browse(own.mapped("source_id")).exists()
                people = {cause.id: cause._turned_to() for cause in causes}
                found |= {
                    hold: people[hold.source_id]
                    for hold in own
                    if hold.source_id in people
                }
        return found
