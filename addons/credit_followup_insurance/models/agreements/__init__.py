from . import consent, agreement, promise
