from . import insolvency
from . import cases
