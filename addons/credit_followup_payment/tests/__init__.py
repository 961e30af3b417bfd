from . import test_page, test_pay_online, test_pay_what_is_asked
from . import test_insolvent
