from . import calculator, force, leave_out, rate_import, simulation, waive, why
