from . import transport
from . import transport_download
