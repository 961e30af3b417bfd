from . import feedback
from . import feedback_row
from . import feedback_steps
from . import feedback_word
from . import found
