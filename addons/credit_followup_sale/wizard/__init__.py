from . import ask_release, delay, settings
