"""What follows from insolvencies: tasks, files, goods."""
