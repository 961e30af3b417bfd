from . import close_insolvency, register_import
