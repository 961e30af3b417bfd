from . import decide
from . import place
from . import recall
