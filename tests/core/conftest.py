"""The core's laws are tried on the same examples everywhere, without a deadline."""

from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True, max_examples=80)
settings.load_profile("core")
