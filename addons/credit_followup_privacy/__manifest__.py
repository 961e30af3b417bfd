{
    "name": "Credit Follow-up: Personal Data",
    "version": "19.0.1.0.0",
    "summary": "What is kept of somebody, how long and why; as a file, and deleted",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "data_recycle", "privacy_lookup"],
    "data": [
        "security/ir.model.access.csv",
        "security/credit_followup_privacy_rules.xml",
        "data/data_recycle.xml",
        "wizard/personal_views.xml",
        "views/privacy_lookup_views.xml",
        "views/settings_views.xml",
    ],
    "auto_install": True,
}
