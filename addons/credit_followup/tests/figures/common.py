"""Who may press what beside figures: everybody who reads them opens them."""

OPENED = (
    *("claimed", "contacts", "customers", "invoices", "losses", "owed", "receipts"),
    "steps",
)
FIGURES = {
    "credit.followup.figure": {
        "action_rebuild": "manager",
        **{f"action_view_{one}": "reader" for one in OPENED},
    },
    "credit.followup.forecast": {
        "action_view_customers": "reader",
        "action_view_receipts": "reader",
    },
    "credit.followup.forecast.part": {"action_view_customer": "reader"},
    "credit.followup.step.yield": {"action_view_steps": "reader"},
}
