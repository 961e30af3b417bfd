{
    "name": "Credit Follow-up",
    "version": "19.0.1.0.0",
    "summary": "Get paid: reminders, letters, calls and holds, with a reason for each",
    "category": "Accounting/Accounting",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["account", "mail", "resource"],
    "data": [
        # Security
        "security/credit_followup_groups.xml",
        "security/ir.model.access.csv",
        "security/credit_followup_rules.xml",
        # Data
        "data/ir_sequence.xml",
        "data/ir_cron.xml",
        "data/mail_activity_type.xml",
        # Reports and the blocks that letters and mails share
        "report/blocks.xml",
        "report/letter.xml",
        "data/mail_template.xml",
        "data/credit_followup_policy.xml",
        # Wizards
        "wizard/credit_followup_leave_out_views.xml",
        "wizard/credit_followup_force_views.xml",
        "wizard/credit_followup_simulation_views.xml",
        # Views
        "views/credit_followup_policy_views.xml",
        "views/credit_followup_run_views.xml",
        "views/credit_followup_action_views.xml",
        "views/credit_followup_hold_views.xml",
        "views/account_move_line_views.xml",
        "views/credit_followup_ageing_views.xml",
        "views/account_move_views.xml",
        "views/res_partner_views.xml",
        "views/res_config_settings_views.xml",
        "views/menus.xml",
    ],
    "demo": ["demo/demo.xml"],
    "assets": {
        "web.assets_tests": ["credit_followup/static/tests/tours/*.js"],
    },
    "application": True,
}
