from . import level
from . import action
from . import res_partner
from . import account_move
from . import run
