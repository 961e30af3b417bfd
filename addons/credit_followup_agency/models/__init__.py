from . import agencies, transports, placements, books, answers
