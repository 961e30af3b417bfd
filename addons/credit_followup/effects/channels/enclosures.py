"""Letters with what goes along: annexes behind an index, one document for each."""

from odoo.exceptions import UserError

from ..printing import pages
from .annex_index import Annex
from .annexes import bind
from .copies import annexes_of
from .item_list import printed_list
from .letter import documents, render_letters, split_letters
from .letter_foot import bound


def letters_in_one(actions):
    """Return one PDF of the letters as they would leave, to be seen beforehand."""
    # What has left names the annexes that it had then, and has the list of then.
    waiting = actions.filtered(lambda one: not one.body)
    telling = waiting.filtered("level_id.lists_facts")
    lists = lists_of(waiting) | _kept_lists(actions - waiting)
    enclosing = actions.filtered(lambda one: one in telling or one in lists)
    files = bound_letters(enclosing, lists, telling)
    others = actions - enclosing
    if others:
        files |= split_letters(others, render_letters(others))
    whole = [page for action in actions for page in pages(files[action])]
    return bound(whole)


def bound_letters(actions, lists=None, telling=None):
    """Return ``{action: bytes}``: each letter with an index and its annexes.

    :param lists: ``{action: bytes}``: lists of items, the last annex of their letters
    :param telling: the letters that tell facts; those of such a level where left out
    :raises UserError: if a copy is damaged, or is not as it was sent
    """
    if not actions:
        return {}
    telling = actions.filtered("level_id.lists_facts") if telling is None else telling
    files = split_letters(actions, render_letters(actions))
    worded = {one: _worded(one) for one in actions}
    annexes = annexes_of(
        {worded[action]: one for action, one in telling._chronicles().items()}
    )
    for action, pdf in (lists or {}).items():
        if own := worded.get(action):
            annexes.setdefault(own, []).append(Annex(own._list_title(), pdf))
    return {
        action: _bound(own, files[action], annexes.get(own))
        for action, own in worded.items()
    }


def documents_of(actions, files):
    """Keep these letters as documents for the mails of their actions."""
    own = actions.filtered(lambda one: one in files)
    return dict(zip(own, documents(own, files), strict=True))


def _worded(action):
    return action.with_context(lang=action.lang or action.env.lang)


def _bound(action, letter, annexes):
    if not annexes:
        return letter
    try:
        return bind(letter, annexes, action._annex_words())
    except ValueError as error:
        raise UserError(
            action.env._(
                "The annexes of the letter %(reference)s cannot be bound: %(error)s",
                reference=action.reference,
                error=error,
            )
        ) from error


# === LISTS === #


def lists_of(actions):
    """Return ``{action: bytes}``: all items of those that have too many for a message.

    Made once, and the same for each channel.
    """
    apart = actions.filtered(lambda one: one._lists_apart())
    return {one: printed_list(_worded(one)._item_listing()) for one in apart}


def list_documents(actions, lists):
    """Keep these lists as documents for the mails of their actions."""
    kept = documents_of(actions, lists)
    for action, document in kept.items():
        document.name = _worded(action)._list_file_name()
    return kept


def _kept_lists(actions):
    """Return the lists that went along with mails, as they left."""
    listing = actions.filtered("delivery_ids.list_id")
    return {one: one.delivery_ids.list_id[:1].raw for one in listing}
