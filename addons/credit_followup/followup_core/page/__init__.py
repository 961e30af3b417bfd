"""The customer's page: who may open it, what it offers, what he may say there."""
