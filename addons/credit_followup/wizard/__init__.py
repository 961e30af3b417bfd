from . import (
    calculator,
    force,
    leave_out,
    partner_merge,
    rate_import,
    settings,
    guide,
    simulation,
    text_editor,
    waive,
    why,
)
