from . import delay, settings
