"""The test suites: `python3 -m tools.testing [core|odoo|integration]…`."""
