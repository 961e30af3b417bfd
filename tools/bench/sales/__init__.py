"""Before the sale and in the warehouse: goods, orders, old bad debtors."""
