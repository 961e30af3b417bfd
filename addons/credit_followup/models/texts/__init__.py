"""The words of levels: ready ones that are shared, and a level's own."""

from . import action_text, level, text
