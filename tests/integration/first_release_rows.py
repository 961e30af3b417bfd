"""What an upgrade from the first release must not change, as statements.

Each names columns that the first release has; rows have an order of their own.
"""

FACTS = {
    # The books.
    "moves": "SELECT id, name, state, amount_total::text, amount_residual::text,"
    " payment_state FROM account_move",
    "sums": "SELECT company_id, account_id, parent_state, count(*), sum(balance)::text,"
    " sum(amount_residual)::text FROM account_move_line GROUP BY 1, 2, 3",
    "partials": "SELECT id, debit_move_id, credit_move_id, amount::text"
    " FROM account_partial_reconcile",
    # Where each item stands, and why.
    "items": "SELECT id, followup_level_id, followup_level_on::text, followup_notice,"
    " followup_cycle FROM account_move_line WHERE followup_level_id IS NOT NULL",
    "answers": "SELECT id, company_id, partner_id, reason, next_on::text"
    " FROM credit_followup_answer",
    "policies": "SELECT id, name ->> 'en_US', company_id, active"
    " FROM credit_followup_policy",
    "levels": "SELECT id, policy_id, name ->> 'en_US', days, nature, mode"
    " FROM credit_followup_level",
    # What was sent.
    "actions": "SELECT id, run_id, company_id, partner_id, state, level_id, todo,"
    " date::text, deadline_on::text, amount_due::text, amount_claimed::text, subject"
    " FROM credit_followup_action",
    "lines": "SELECT id, action_id, move_line_id, level_id, role, cycle,"
    " amount_open::text FROM credit_followup_action_line",
    "deliveries": "SELECT id, action_id, channel, state, recipient, sha256,"
    " words_sha256, deposited_on::text, number, mail_id, attachment_id"
    " FROM credit_followup_delivery",
    "mails": "SELECT id, state, encode(sha256(convert_to(body_html, 'UTF8')), 'hex')"
    " FROM mail_mail WHERE id IN (SELECT mail_id FROM credit_followup_delivery)",
    "files": "SELECT id, res_model, res_id, checksum, md5(db_datas) FROM ir_attachment"
    " WHERE db_datas IS NOT NULL AND res_model LIKE 'credit.followup.%'",
    # What people said, and what became of it.
    "holds": "SELECT id, partner_id, move_line_id, amount::text, reason, note,"
    " date_from::text, date_to::text, ended_on::text FROM credit_followup_hold",
    "promises": "SELECT id, partner_id, move_line_id, amount::text, promised_on::text,"
    " state, reason FROM credit_followup_promise",
    "disputes": "SELECT id, move_line_id, ground, amount::text, words, state"
    " FROM credit_followup_dispute",
    "agreements": "SELECT id, name, partner_id, state, reason, signed_on::text,"
    " signed_by, document_hash, document_id FROM credit_followup_agreement",
    "instalments": "SELECT id, agreement_id, rank, due_on::text, amount::text,"
    " amount_paid::text FROM credit_followup_agreement_instalment",
    "contacts": "SELECT id, action_id, partner_id, outcome_id"
    " FROM credit_followup_contact",
    "commitments": "SELECT id, action_id, state FROM credit_followup_commitment",
    "charges": "SELECT id, move_line_id, action_id, kind, state, amount::text, entry_id"
    " FROM credit_followup_charge",
    "stops": "SELECT id, partner_id, state, note FROM credit_followup_stop",
    "acceptances": "SELECT id, terms_id, partner_id, accepted_on::text, way"
    " FROM credit_followup_terms_acceptance",
    "titles": "SELECT id, move_id, state FROM credit_followup_title",
    # With the bridges.
    "agencies": "SELECT id, code, partner_id, transport FROM credit_followup_agency",
    "placements": "SELECT id, name, partner_id, agency_id, state"
    " FROM credit_followup_placement",
    "claims": "SELECT id, placement_id, move_line_id FROM"
    " credit_followup_placement_item",
    "messages": "SELECT id, placement_id, state FROM credit_followup_placement_message",
    "feedback": "SELECT id, agency_id, state FROM credit_followup_feedback_row",
    "payouts": "SELECT id, name, state FROM credit_followup_payout",
    "goods": "SELECT id, partner_id, quantity::text FROM credit_followup_goods",
}
# What the base alone has as well: nothing of it may be empty.
WITH_BRIDGES = (
    *("agencies", "placements", "claims", "messages", "feedback", "payouts", "goods"),
)


def facts(cursor):
    """Return the rows of each statement whose tables are there, as JSON has them."""
    found = {}
    for name, statement in FACTS.items():
        if name in WITH_BRIDGES and not _has_bridges(cursor):
            continue
        cursor.execute(f"SELECT * FROM ({statement}) rows ORDER BY rows::text")
        found[name] = [list(row) for row in cursor.fetchall()]
    empty = [name for name, rows in found.items() if not rows]
    if empty:
        raise ValueError(f"Nothing to compare: {', '.join(empty)}")
    return found


def _has_bridges(cursor):
    cursor.execute("SELECT to_regclass('credit_followup_placement') IS NOT NULL")
    return cursor.fetchone()[0]
