-- A copied database never writes to a customer, nor rings the test telephone.
UPDATE res_company SET followup_test_phone = NULL;
UPDATE credit_followup_delivery SET state = 'cancelled' WHERE state = 'pending' AND channel = 'sms';
DELETE FROM sms_sms WHERE state IN ('outgoing', 'error') AND uuid IN (
    SELECT sms_uuid FROM sms_tracker WHERE followup_delivery_id IS NOT NULL
);
