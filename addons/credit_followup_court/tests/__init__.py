from . import test_insolvencies, test_registers, test_roles
