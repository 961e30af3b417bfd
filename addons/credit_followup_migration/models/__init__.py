from . import moved_file
