from . import credit_followup_ageing
