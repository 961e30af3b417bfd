"""Facts: what the ledger and the settings say, handed to the core in batches."""
