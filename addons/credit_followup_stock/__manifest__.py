{
    "name": "Credit Follow-up for Deliveries",
    "version": "19.0.1.0.0",
    "summary": "Goods for customers who do not pay wait, and say why",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup", "stock"],
    "data": [
        "views/stock_picking_views.xml",
        "views/settings_views.xml",
        "report/delivery_slip.xml",
    ],
    "auto_install": True,
}
