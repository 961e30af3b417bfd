from . import agency
from . import agency_fee
from . import res_company
