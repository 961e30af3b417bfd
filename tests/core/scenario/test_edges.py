"""What lies exactly on an edge: nothing left, the same step twice."""

from followup_core.scenario.levels import transit_days
from followup_core.vocabulary import Channel, Reason

from ..world import answer, answers, day, decide, hold, item, policy, step


def test_an_item_is_freed_when_something_of_it_may_be_claimed():
    """Held as a whole until the fifth day, and to its last cent until the ninth."""
    whole, all_of_it = hold(until=5, item=1), hold(until=9, item=1, amount=100, key=2)
    held = answer(decide(item(), on=1, holds=(whole, all_of_it)))
    assert (held.reason, held.next_on) == (Reason.ITEM_HELD, day(9))
    nearly = hold(until=9, item=1, amount="99.99", key=2)
    held = answer(decide(item(), on=1, holds=(whole, nearly)))
    assert held.next_on == day(5)


def test_a_step_of_a_policy_that_was_read_twice_is_one_step():
    first, again = policy(step(5)), policy(step(5))
    decision = decide(item(policy=first), item(key=2, policy=again), on=5)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.CONTACT}


def test_no_channel_takes_no_time():
    assert transit_days((), {Channel.LETTER: 3}) == 0
    assert transit_days((Channel.EMAIL,), {Channel.LETTER: 3}) == 0
    assert transit_days((Channel.EMAIL, Channel.LETTER), {Channel.LETTER: 3}) == 3
