"""The bench: figures of the addon beside a bare read and beside the OCA addon."""
