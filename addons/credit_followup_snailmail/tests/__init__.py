from . import test_post, test_removal
