from . import (
    calculator,
    decide,
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
