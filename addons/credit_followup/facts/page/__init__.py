"""What a customer's page shows: his open items, and what is known of each."""
