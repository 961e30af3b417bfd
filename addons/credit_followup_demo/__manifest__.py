{
    "name": "Credit Follow-up Demonstration",
    "version": "19.0.1.0.0",
    "summary": "A company with its customers and past nights, for demonstrations",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "l10n_be"],
    # In a database without demonstration data the addon does nothing.
    "demo": ["demo/demonstration.xml"],
}
