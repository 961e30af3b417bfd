"""The words of a message, in the addressee's language, from the level's text."""

from lxml import etree, html
from markupsafe import Markup

from odoo.exceptions import UserError

from odoo.addons.base.models.ir_qweb import QWebError

from ..const import PAY_HERE
from . import words

# Stands between the messages of a batch, and nowhere else.
CUT = Markup("<!-- credit_followup: the next message -->")


def prepare(actions):
    """Write addressee, language, subject and body on the actions, by batches."""
    actions._renew_people()
    actions._freeze_communication()
    _check_texts(actions)
    for action, (subject, text) in _render(actions).items():
        body, has_mentions = _complete(action, text)
        action.write(
            {
                "subject": action.subject or subject,
                "body": body,
                "has_mentions": has_mentions,
                "deadline_on": action._deadline(),
            }
        )


def texts(action):
    """Return subject and body: as sent, else as they would be sent now.

    :raises UserError: where the message would be refused
    """
    if action.body:
        return action.subject, action.body
    origin = action._origin
    subject, body = _render(origin).get(origin, ("", ""))
    if body:
        body, _has_mentions = _complete(origin, body)
    return action.subject or subject or action.name, body


def place_payment(action, body, template, values):
    """Put a channel's way to pay where the text says how, else at its end."""
    way = action.env["ir.qweb"]._render(template, values)
    before, _place, after = (body or Markup("")).partition(PAY_HERE)
    return before + way + after


def _complete(action, body):
    """Add what a message has to say, where the text does not place it itself.

    The facts that it lists, what it claims beside the principal, and the mentions that
    a law wants.
    """
    worded = action.with_context(lang=action.lang)
    facts = action.level_id.lists_facts and worded.block_history
    for part in (facts, worded.block_charges):
        if part and str(part) not in body:
            body += part
    mentions = worded.block_mentions
    if not mentions:
        return body, False
    if lacking := action._lacking_mentions():
        raise UserError(
            action.env._(
                "The law does not count a first reminder that does not name %(what)s.",
                what=", ".join(lacking),
            )
        )
    return (body if str(mentions) in body else body + mentions), True


def _render(actions):
    """Return ``{action: (subject, body)}``: the level's own text, else the ready one.

    What has no text at all is left out.
    """
    rendered = {}
    for (level, lang), own in actions.grouped(
        lambda one: (one.level_id, one.lang)
    ).items():
        if text := level._own_text(lang):
            rendered |= _fill(text, own.with_context(lang=lang))
    others = actions.filtered(lambda one: one not in rendered)
    for template, own in others.grouped(lambda one: one.level_id.template_id).items():
        if template:
            rendered |= _render_template(template, own)
    return rendered


def _fill(text, actions):
    return {
        action: (
            words.fill_subject(action, text.subject),
            words.fill_body(action, text.body),
        )
        for action in actions
    }


def _render_template(template, actions):
    """Return ``{action: (subject, body)}``, each in its own language."""
    rendered = {}
    subjects = template._generate_template(actions.ids, {"subject"})
    for lang, own in actions.grouped("lang").items():
        bodies = _render_bodies(template.with_context(lang=lang), own)
        for action, body in zip(own, bodies, strict=True):
            rendered[action] = (subjects[action.id]["subject"], body)
    return rendered


def _render_bodies(template, actions):
    """Render one text for many actions at once.

    Odoo compiles the text anew for each record, which costs more than the rest of a
    mail: here it is compiled once, looped over the actions and cut apart again.
    """
    loop = etree.Element("t", {"t-foreach": "objects", "t-as": "object"})
    source = template.body_html or "<div/>"
    loop.append(html.fragment_fromstring(source, create_parent="div"))
    etree.SubElement(loop, "t", {"t-out": "cut"})
    root = etree.Element("div")
    root.append(loop)
    values = {
        **template._render_eval_context(),
        "objects": actions.with_context(lang=template.env.lang),
        "cut": CUT,
    }
    try:
        rendered = str(template.env["ir.qweb"]._render(root, values))
    except QWebError as error:
        raise UserError(
            template.env._(
                "The text %(template)s cannot be rendered: %(error)s",
                template=template.name,
                error=error.__cause__ or error,
            )
        ) from error
    inside = rendered[rendered.index(">") + 1 : rendered.rindex("</div>")]
    parts = inside.split(CUT)[:-1]
    whole = (template._replace_local_links(part) for part in parts)
    return [Markup(part) for part in whole]  # noqa: S704 - QWeb escaped it


def _check_texts(actions):
    """Refuse to send a message without words."""
    for action in actions:
        level = action.level_id
        if level and not level._has_words(action.lang):
            raise UserError(
                action.env._(
                    "The level %(level)s has no text. Choose one on the level.",
                    level=level.name,
                )
            )
