from . import personal, personal_line, privacy_lookup, settings
