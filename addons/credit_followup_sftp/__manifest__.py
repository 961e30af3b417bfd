{
    "name": "Credit Follow-up by SFTP",
    "version": "19.0.1.0.0",
    "summary": "Bring cases to collection agencies by SFTP, and fetch what they answer",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup_agency"],
    "external_dependencies": {"python": ["paramiko"]},
    "data": ["views/agency_views.xml"],
    "uninstall_hook": "uninstall_hook",
}
