"""Personal data: how long what is kept of somebody has a reason."""
