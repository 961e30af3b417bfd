"""Several Odoo servers and a job runner, each a process, as hosts on one database."""
