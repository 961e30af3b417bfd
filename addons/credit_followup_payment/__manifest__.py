{
    "name": "Credit Follow-up Online",
    "version": "19.0.1.0.0",
    "summary": "Pay the invoices of a follow-up message online, without a login",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "account_payment"],
    "data": ["views/payment_page.xml", "views/payment_transaction_views.xml"],
    "auto_install": True,
}
