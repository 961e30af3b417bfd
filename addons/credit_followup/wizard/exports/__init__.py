from . import layout_import
