"""How many of the promises that are over were kept."""

from odoo.tests import tagged

from ..common import day
from ..common_people import PromisesCase


@tagged("post_install", "-at_install")
class TestPromisesKept(PromisesCase):
    def test_the_share_that_was_kept_leaves_out_what_is_not_over(self):
        moves = self.invoices([100.0] * 5, due=-1)
        promises = [self.promise(move=move, amount=100.0) for move in moves]
        self.pay(moves[0], on=day(12))
        self.pay(moves[1], amount=40.0, on=day(12))
        promises[3].with_user(self.officer).action_withdraw()
        self.follow_up(13)
        later = self.promise(on=20, given=13, move=moves[3], amount=100.0)
        states = [one.state for one in promises]
        self.assertEqual(
            states, ["kept", "partly_kept", "broken", "withdrawn", "broken"]
        )
        self.assertEqual(later.state, "open")
        promised = self.env["credit.followup.promise"].with_user(self.reader)
        own = [("partner_id", "=", self.customer.id)]
        ((share, count),) = promised._read_group(own, [], ["kept_share:avg", "__count"])
        self.assertEqual((share, count), (25.0, 6))
        ((share,),) = promised._read_group(
            [*own, ("state", "=", "open")], [], ["kept_share:avg"]
        )
        self.assertFalse(share)
