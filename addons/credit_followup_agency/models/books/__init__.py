from . import account_move
from . import account_bank_statement_line
from . import agency
from . import figure
from . import payout
from . import run
from . import write_off
