from . import agency_result
