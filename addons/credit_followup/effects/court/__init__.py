"""What follows from the clocks of courts: tasks."""
