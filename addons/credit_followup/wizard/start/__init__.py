from . import guide, simulation, simulation_line, simulation_step
