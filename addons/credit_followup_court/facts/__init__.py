"""Facts of insolvencies."""
