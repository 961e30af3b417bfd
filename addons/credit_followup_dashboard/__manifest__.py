{
    "name": "Credit Follow-up Dashboard",
    "version": "19.0.1.0.0",
    "summary": "How the company is paid, on Odoo's own spreadsheet dashboards",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "spreadsheet_dashboard"],
    "data": ["data/dashboards.xml", "views/menus.xml"],
    "assets": {
        "web.assets_tests": ["credit_followup_dashboard/static/tests/tours/*.js"],
    },
    "auto_install": True,
}
