from . import test_hours, test_page, test_refusals, test_removal, test_texts
