"""Policies of OCA's account_credit_control as ours, each copied once a company.

A copy is known again by an external name of no module: uninstalling this addon leaves
it, and taking over once more finds it.
"""

from typing import NamedTuple

from odoo.exceptions import UserError

from odoo.addons.credit_followup.followup_core.moving.levels import take_over
from odoo.addons.credit_followup.followup_core.vocabulary import Channel, Entry, Nature

from ..facts.credit_control import read_tolerance

IMPORTED = "__import__"
# The ready text of a level by what it is; a call has none.
TEXTS = {
    str(Nature.COURTESY.value): "template_courtesy",
    str(Nature.REMINDER.value): "template_second",
    str(Nature.FORMAL_NOTICE.value): "template_notice",
    str(Nature.FINAL_DEMAND.value): "template_final",
}
FIRST_TEXT = "template_first"
# Before what follows a segment of ours, where a firm had one policy for everybody.
FOREMOST = 1
FIRST_STEP = 10


class Copy(NamedTuple):
    """A policy of ours, and its levels by the reference of theirs."""

    policy: object
    levels: dict[str, object]
    is_new: bool


def copy_policies(company, policies, natures, default):
    """Return the copies of their policies: ``{their id: Copy}``; make what is missing.

    One that is not in use there is copied for what was sent under it, and archived.

    :param natures: what each level is, by its reference
    :param default: the id of the company's own policy there, None where it has none
    :raises UserError: if a level is there of which nobody was asked what it is
    """
    asked = {level.ref for one in policies for level in one.levels}
    if any(_found(company, "level", ref).id is False for ref in asked - set(natures)):
        raise UserError(company.env._("There are new levels: open this window again."))
    return {
        one.id: _known(company, one) or _copied(company, one, natures, default)
        for one in policies
    }


def known_level(company, ref):
    """Return the copy of a level, empty where none was made or it is gone."""
    return _found(company, "level", ref)


def _known(company, theirs):
    """Return the copy that was made before, if it is still there."""
    policy = _found(company, "policy", theirs.id)
    if not policy:
        return None
    levels = {one.ref: _found(company, "level", one.ref) for one in theirs.levels}
    kept = {ref: level for ref, level in levels.items() if level.policy_id == policy}
    return Copy(policy, kept, is_new=False)


def _copied(company, theirs, natures, default):
    env = company.env
    values = {
        "name": theirs.name,
        "company_id": company.id,
        "entry": Entry.FIRST.value,
        "minimum_item": read_tolerance(company),
        "active": theirs.follows,
    }
    if theirs.id == default:
        values |= {"segment": "business", "sequence": FOREMOST}
    policy = env["credit.followup.policy"].create(values)
    ours = take_over(theirs.levels)
    levels = env["credit.followup.level"].create(
        [
            _level(policy, theirs, one, place, natures[one.ref])
            for place, one in enumerate(ours)
        ]
    )
    _translate(levels, [theirs.names[one.ref] for one in ours])
    _remember(company, "policy", {theirs.id: policy})
    by_ref = {one.ref: level for one, level in zip(ours, levels, strict=True)}
    _remember(company, "level", by_ref)
    return Copy(policy, by_ref, is_new=True)


def _level(policy, theirs, one, place, nature):
    """Return the values of a level: a person lets each of its messages go."""
    is_call = one.channel is Channel.PHONE
    first = place == 0 and nature == str(Nature.REMINDER.value)
    text = None if is_call else FIRST_TEXT if first else TEXTS.get(nature)
    boxes = policy.env["credit.followup.level"]._boxes()
    return {
        "policy_id": policy.id,
        "sequence": FIRST_STEP * (place + 1),
        "name": theirs.names[one.ref]["en_US"],
        "days": one.days,
        "least_days": one.least_days,
        "nature": nature,
        "mode": "confirm",
        **{box: channel is one.channel for channel, box in boxes.items()},
        "template_id": policy.env.ref(f"credit_followup.{text}").id if text else False,
    }


def _translate(levels, names):
    """Give the levels their names in the languages that are installed."""
    installed = {code for code, _name in levels.env["res.lang"].get_installed()}
    for level, words in zip(levels, names, strict=True):
        known = {lang: word for lang, word in words.items() if lang in installed}
        level.update_field_translations("name", known)


# === WHAT IS KNOWN AGAIN === #


def _found(company, kind, ref):
    model = company.env[f"credit.followup.{kind}"]
    name = f"{IMPORTED}.{_name(company, kind, ref)}"
    return company.env.ref(name, raise_if_not_found=False) or model.browse()


def _name(company, kind, ref):
    return f"credit_control_{kind}_{ref}_{company.id}"


def _remember(company, kind, records):
    company.env["ir.model.data"].sudo().create(
        [
            {
                "module": IMPORTED,
                "name": _name(company, kind, ref),
                "model": record._name,
                "res_id": record.id,
                "noupdate": True,
            }
            for ref, record in records.items()
        ]
    )
