{
    "name": "Credit Follow-up by Queue Jobs",
    "version": "19.0.1.0.0",
    "summary": "Share the night and its letters among several hosts, as queue jobs",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "queue_job"],
    "data": [
        "data/queue_job.xml",
        "data/on_fail.xml",
        "views/settings_views.xml",
    ],
    "auto_install": True,
    "uninstall_hook": "uninstall_hook",
}
