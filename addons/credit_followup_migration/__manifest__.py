{
    "name": "Credit Follow-up: Moving In",
    "version": "19.0.1.0.0",
    "summary": "Take over who was reminded of what by another tool",
    "category": "Accounting/Accounting",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup"],
    "data": [
        "security/ir.model.access.csv",
        "security/credit_followup_migration_rules.xml",
        "wizard/move_in_views.xml",
        "wizard/take_over_views.xml",
    ],
}
