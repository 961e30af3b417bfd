from . import stop, stopped
