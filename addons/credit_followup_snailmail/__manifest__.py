{
    "name": "Credit Follow-up by Post",
    "version": "19.0.1.0.0",
    "summary": "Have a provider print and post the letters of the follow-up",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "snailmail"],
    "data": ["views/level_views.xml", "views/action_views.xml"],
    "auto_install": True,
    "uninstall_hook": "uninstall_hook",
}
