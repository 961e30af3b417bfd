{
    "name": "Credit Follow-up by Text Message",
    "version": "19.0.1.0.0",
    "summary": "Remind customers by SMS, in the hours in which telephones may ring",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "sms"],
    "data": [
        "data/ir_cron.xml",
        "views/level_views.xml",
        "views/action_views.xml",
        "views/settings_views.xml",
    ],
    "auto_install": True,
    "uninstall_hook": "uninstall_hook",
}
