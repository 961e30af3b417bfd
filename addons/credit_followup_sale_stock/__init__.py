from . import facts, models
