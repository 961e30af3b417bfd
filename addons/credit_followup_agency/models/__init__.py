from . import agencies, transports, placements
