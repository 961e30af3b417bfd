from . import overdue, payment
