from . import decide
from . import decide_cover
from . import say_loss
from . import turnover
