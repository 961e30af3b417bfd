"""What an uninstallation must not change, and what it must not leave behind."""

# In an order of its own each.
BOOKS = {
    "moves": "SELECT id, name, state, move_type, company_id, journal_id, partner_id,"
    " date::text, invoice_date_due::text, amount_total::text, amount_residual::text,"
    " payment_state, ref FROM account_move ORDER BY id",
    "lines": "SELECT id, move_id, account_id, partner_id, debit::text, credit::text,"
    " amount_currency::text, amount_residual::text, reconciled, full_reconcile_id,"
    " matching_number, date_maturity::text, parent_state, statement_line_id"
    " FROM account_move_line ORDER BY id",
    "sums": "SELECT company_id, account_id, parent_state, count(*), sum(balance)::text,"
    " sum(amount_residual)::text FROM account_move_line GROUP BY 1, 2, 3"
    " ORDER BY 1, 2, 3",
    "partials": "SELECT id, debit_move_id, credit_move_id, amount::text,"
    " full_reconcile_id FROM account_partial_reconcile ORDER BY id",
    "statement": "SELECT id, move_id, amount::text, is_reconciled, payment_ref,"
    " partner_id FROM account_bank_statement_line ORDER BY id",
    "journals": "SELECT id, code, type, company_id, active FROM account_journal"
    " ORDER BY id",
    "accounts": "SELECT id, name ->> 'en_US', account_type, reconcile, active"
    " FROM account_account ORDER BY id",
}
# Files that hung there before; those of our fields become files of their record.
OWN_FILES = """
    SELECT id, checksum, res_model, res_id FROM ir_attachment
     WHERE res_model IN ('account.move', 'res.partner', 'sale.order')
     ORDER BY id
"""

CUSTOMER = (
    "SELECT commercial_partner_id FROM res_partner WHERE res_partner.id = {}.partner_id"
)
# Mails that left, and comments: its customer, its words, what went along.
SENT_MAILS = """
    SELECT mail.id, message.id, encode(sha256(convert_to(mail.body_html, 'UTF8')),
           'hex'),
           (SELECT commercial_partner_id FROM res_partner
             WHERE res_partner.id = COALESCE(action.partner_id, contact.partner_id)),
           (SELECT COALESCE(json_agg(file.checksum), '[]'::json)
              FROM message_attachment_rel link
              JOIN ir_attachment file ON file.id = link.attachment_id
             WHERE link.message_id = message.id)
      FROM mail_mail mail
      JOIN mail_message message ON message.id = mail.mail_message_id
      LEFT JOIN credit_followup_action action
        ON message.model = 'credit.followup.action' AND action.id = message.res_id
      LEFT JOIN credit_followup_contact contact
        ON message.model = 'credit.followup.contact' AND contact.id = message.res_id
     WHERE message.model LIKE 'credit.followup.%' AND mail.state = 'sent'
       AND message.message_type = 'email_outgoing'
     ORDER BY mail.id
"""
# Files of our records, but letters that nobody has printed; of the letters and the
# agreements the customer as well.
SENT_FILES = f"""
    SELECT file.id, file.checksum,
           CASE file.res_model
           WHEN 'credit.followup.delivery' THEN ({CUSTOMER.format("action")})
           WHEN 'credit.followup.agreement' THEN ({CUSTOMER.format("agreement")}) END
      FROM ir_attachment file
      LEFT JOIN credit_followup_delivery delivery
        ON file.res_model = 'credit.followup.delivery' AND delivery.id = file.res_id
      LEFT JOIN credit_followup_action action ON action.id = delivery.action_id
      LEFT JOIN credit_followup_agreement agreement
        ON file.res_model = 'credit.followup.agreement' AND agreement.id = file.res_id
     WHERE file.res_model LIKE 'credit.followup.%'
       AND (delivery.id IS NULL
         OR delivery.state IN ('sent', 'delivered', 'done', 'failed'))
     ORDER BY file.id
"""
_NAMED = "~ 'credit[._]followup'"
LEFT_BEHIND = {
    "tables": f"SELECT relname FROM pg_class WHERE relname {_NAMED}",
    "columns": "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE column_name LIKE 'followup%'",
    "external ids": f"SELECT module, name FROM ir_model_data WHERE module {_NAMED}",
    "models": f"SELECT model FROM ir_model WHERE model {_NAMED}",
    "views": f"SELECT name FROM ir_ui_view WHERE name {_NAMED} OR model {_NAMED}",
    "messages": f"SELECT id FROM mail_message WHERE model {_NAMED} OR body {_NAMED}",
    "files": f"SELECT id FROM ir_attachment WHERE res_model {_NAMED}"
    " OR res_field LIKE 'followup%'",
    "tasks": f"SELECT id FROM mail_activity WHERE res_model {_NAMED}",
    "followers": f"SELECT id FROM mail_followers WHERE res_model {_NAMED}",
    "letters": f"SELECT id FROM snailmail_letter WHERE model {_NAMED}",
    "parameters": f"SELECT key FROM ir_config_parameter WHERE key {_NAMED}",
    "sequences": f"SELECT code FROM ir_sequence WHERE code {_NAMED}",
    "filters": f"SELECT name FROM ir_filters WHERE model_id {_NAMED}",
}
