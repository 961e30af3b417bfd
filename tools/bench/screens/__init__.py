"""What a person opens on the big ledger: pages, menus, and a customer who owes much."""
