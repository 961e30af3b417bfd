from . import personal, personal_line, privacy_lookup, privacy_lookup_line, settings
