"""The scenario: what a customer group gets on a day, and why."""
