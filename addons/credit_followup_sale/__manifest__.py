{
    "name": "Credit Follow-up for Orders",
    "version": "19.0.1.0.0",
    "summary": "Orders of customers who do not pay wait, and say why",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "sale"],
    "data": [
        "security/ir.model.access.csv",
        "security/credit_followup_sale_rules.xml",
        "data/mail_activity_type.xml",
        "wizard/ask_release_views.xml",
        "views/sale_order_views.xml",
        "views/portal.xml",
        "views/standing_views.xml",
        "views/settings_views.xml",
    ],
    "assets": {
        "web.assets_tests": ["credit_followup_sale/static/tests/tours/*.js"],
    },
    "auto_install": True,
}
