from . import ageing, owed, receipt, standing
