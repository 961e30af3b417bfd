from . import placement
from . import placement_case
from . import placement_clock
from . import placement_steps
from . import placement_talk
from . import placement_item
from . import placement_message
