from . import transport
from . import transport_download
from . import transport_mail
from . import transport_portal
from . import transport_rest
from . import agency
from . import placement
from . import placement_message
