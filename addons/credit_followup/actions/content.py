"""The words of a message, in the addressee's language, from the level's text."""

from odoo.exceptions import UserError

from ..followup_core.vocabulary import Channel

WRITTEN = {Channel.EMAIL, Channel.LETTER, Channel.REGISTERED}


def prepare(actions):
    """Write addressee, language, subject and body on the actions, by batches."""
    actions._renew_people()
    _check_texts(actions)
    for template, own in actions.grouped(lambda one: one.level_id.template_id).items():
        if not template:
            continue
        rendered = template._generate_template(own.ids, {"subject", "body_html"})
        for action in own:
            action.subject = action.subject or rendered[action.id]["subject"]
            action.body = rendered[action.id]["body_html"]


def texts(action):
    """Return subject and body: as sent, else as they would be sent now."""
    if action.body:
        return action.subject, action.body
    template = action.level_id.template_id
    if not template:
        return action.subject or action.name, ""
    rendered = template._generate_template(action._origin.ids, {"subject", "body_html"})
    values = rendered[action._origin.id]
    return action.subject or values["subject"], values["body_html"]


def _check_texts(actions):
    """Refuse to send a message without words."""
    for action in actions:
        written = WRITTEN & set(action.level_id._channels())
        if written and not action.level_id.template_id:
            raise UserError(
                action.env._(
                    "The level %(level)s has no text. Choose one on the level.",
                    level=action.level_id.name,
                )
            )
