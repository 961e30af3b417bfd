-- A copied database never writes to a customer.
UPDATE res_company SET followup_active = false, followup_test_mode = true;
UPDATE credit_followup_delivery SET state = 'cancelled' WHERE state = 'pending';
UPDATE credit_followup_contact_summary SET state = 'cancelled' WHERE state = 'pending';
UPDATE credit_followup_action SET state = 'cancelled' WHERE state = 'ready';
UPDATE credit_followup_action SET is_test = true WHERE state = 'proposed';
