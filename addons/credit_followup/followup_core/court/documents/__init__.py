"""The documents of court and insolvency: questions answered without a database."""
