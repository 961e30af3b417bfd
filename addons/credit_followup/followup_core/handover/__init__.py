"""What is handed over to a collection agency, and what comes back from it."""
