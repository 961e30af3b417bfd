"""The test suites: `python3 -m tools.testing [core|tools|odoo|integration]…`."""
