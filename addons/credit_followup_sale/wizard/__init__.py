from . import ask_release
