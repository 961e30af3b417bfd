from . import case
from . import case_document
from . import case_finding
from . import export
from . import package
from . import layout
from . import layout_sheet
