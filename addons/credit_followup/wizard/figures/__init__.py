from . import delay, settings, statement
