"""Letters with what goes along: annexes behind an index, one document for each."""

from odoo.exceptions import UserError

from ..printing import pages
from .annexes import bind
from .copies import annexes_of
from .letter import documents, render_letters, split_letters
from .letter_foot import bound


def letters_in_one(actions):
    """Return one PDF of the letters as they would leave, to be seen beforehand."""
    # What has left names the annexes that it had then.
    listing = actions.filtered(lambda one: one.level_id.lists_facts and not one.body)
    files = bound_letters(listing)
    others = actions - listing
    if others:
        files |= split_letters(others, render_letters(others))
    whole = [page for action in actions for page in pages(files[action])]
    return bound(whole)


def bound_letters(actions):
    """Return ``{action: bytes}``: each letter with an index and its annexes.

    :raises UserError: if a copy is damaged, or is not as it was sent
    """
    if not actions:
        return {}
    files = split_letters(actions, render_letters(actions))
    worded = {one: one.with_context(lang=one.lang or one.env.lang) for one in actions}
    annexes = annexes_of(
        {worded[action]: one for action, one in actions._chronicles().items()}
    )
    return {
        action: _bound(worded[action], files[action], annexes[worded[action]])
        for action in actions
    }


def documents_of(actions, files):
    """Keep these letters as documents for the mails of their actions."""
    own = actions.filtered(lambda one: one in files)
    return dict(zip(own, documents(own, files), strict=True))


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
