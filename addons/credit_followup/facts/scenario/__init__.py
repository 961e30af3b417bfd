"""What an answer takes from the ledger when nobody asks item by item."""
