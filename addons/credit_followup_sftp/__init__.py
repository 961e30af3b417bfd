from . import models


def uninstall_hook(env):
    """Let a person bring the files again: the channel goes with the addon."""
    agencies = env["credit.followup.agency"].with_context(active_test=False)
    agencies.search([("transport", "=", "sftp")]).transport = "download"
