from . import chances, close_insolvency, register_import
