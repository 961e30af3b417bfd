"""Reserved title: what was agreed, delivered and paid."""
