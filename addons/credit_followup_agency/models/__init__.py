from . import agencies, transports, placements, books, answers, results, scenario
