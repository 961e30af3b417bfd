from . import contracts, covers, losses, stops, agreements, desk
