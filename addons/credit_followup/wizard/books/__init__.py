from . import propose_write_off
