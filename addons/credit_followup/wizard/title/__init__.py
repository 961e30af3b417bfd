from . import say_title
