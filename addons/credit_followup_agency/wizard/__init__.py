from . import compare
from . import decide
from . import link
from . import place
from . import recall
from . import say
from . import settings
from . import take_in
