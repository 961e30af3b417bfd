from . import layout_import
from . import case_preview
