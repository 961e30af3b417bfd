from . import test_hours, test_refusals, test_texts
