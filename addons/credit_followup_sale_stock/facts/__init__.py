"""Reads what warehouse and invoices say of an order, in batches; decides nothing."""
