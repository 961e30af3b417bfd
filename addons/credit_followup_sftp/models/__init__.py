from . import agency
from . import transport_sftp
