{
    "name": "Credit Follow-up for Orders and Deliveries",
    "version": "19.0.1.0.0",
    "summary": "Deliveries know the order that they are for",
    "category": "Hidden",
    "author": "credit_followup contributors",
    "license": "LGPL-3",
    "depends": ["credit_followup_sale", "credit_followup_stock", "sale_stock"],
    "data": ["views/goods_views.xml"],
    "auto_install": True,
}
