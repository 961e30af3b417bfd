from . import test_pay_online
