from . import company, claims, customers, history, year
