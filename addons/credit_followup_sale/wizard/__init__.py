from . import ask_release, settings
