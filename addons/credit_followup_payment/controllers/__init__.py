from . import overdue, page, payment
