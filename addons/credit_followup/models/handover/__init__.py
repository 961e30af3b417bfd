from . import mapping
from . import mapping_column
from . import mapping_code
from . import mapping_file
