from . import test_personal
