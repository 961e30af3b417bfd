"""The OCA addon at the same work: lines, communications, e-mails, letters."""

from typing import Any

from tools.bench.gauge import clock
from tools.bench.ledger import need
from tools.bench.mails import use_mailbox
from tools.bench.settings import AS_OF, PEER_LETTERS, PEER_MAILS

MODULE = "account_credit_control"
MANAGER = f"{MODULE}.group_account_credit_control_manager"
REPORT = f"{MODULE}.credit_control_summary"
MAIL_LEVEL = "email"


def measure(env: Any) -> dict:
    """Do as its buttons do, as an ordinary manager with record rules and chatter."""
    use_mailbox(env)
    settle(env)
    env = env(user=env.ref("base.user_admin"), su=False)
    run = env["credit.control.run"].create({"date": AS_OF})
    with clock(env) as computing:
        run.generate_credit_lines()
    env.cr.commit()
    lines = run.line_ids
    need(len(lines) > 0, "the OCA addon computed no line")
    with clock(env) as readying:
        run.set_to_ready_lines()
    env.cr.commit()
    mailed = lines.filtered(lambda line: line.channel == MAIL_LEVEL)
    with clock(env) as communicating:
        model = env["credit.control.communication"]
        communications = model._generate_comm_from_credit_lines(mailed)
    env.cr.commit()
    return {
        "lines": len(lines),
        "compute_seconds": computing.seconds,
        "compute_queries": computing.queries,
        "ready_seconds": readying.seconds,
        "communications": len(communications),
        "communicate_seconds": communicating.seconds,
        **_letters(communications[:PEER_LETTERS]),
        **_mails(communications[:PEER_MAILS]),
    }


def settle(env: Any) -> None:
    """Put its three-level policy on the company's receivable accounts."""
    policy = env.ref(f"{MODULE}.credit_control_3_time")
    policy.account_ids = env["account.account"].search(
        [("account_type", "=", "asset_receivable")]
    )
    env.company.credit_policy_id = policy
    env.ref("base.user_admin").group_ids += env.ref(MANAGER)
    env.cr.commit()


def _letters(communications: Any) -> dict:
    """Print letters one by one: its bulk printing needs the patched wkhtmltopdf."""
    report = communications.env["ir.actions.report"]
    with clock(communications.env) as printing:
        for communication in communications:
            report._render_qweb_pdf(REPORT, communication.ids)
    return {"letters": len(communications), "letter_seconds": printing.seconds}


def _mails(communications: Any) -> dict:
    """Prepare e-mails without their PDF, then let the commit send them."""
    env = communications.env
    template = communications.policy_level_id.email_template_id
    template.sudo().report_template_ids = False
    with clock(env) as preparing:
        communications._generate_emails()
    with clock(env) as sending:
        env.cr.commit()
    return {
        "mails": len(communications),
        "mail_seconds": preparing.seconds,
        "send_seconds": sending.seconds,
    }
