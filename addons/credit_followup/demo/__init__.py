from . import builder, claims
