from . import agency_result
from . import res_company
