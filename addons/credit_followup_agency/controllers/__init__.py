from . import link
from . import portal
