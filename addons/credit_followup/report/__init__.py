from . import ageing, owed, receipt
