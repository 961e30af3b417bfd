-- A copied database has nothing posted.
UPDATE snailmail_letter SET state = 'canceled' WHERE state IN ('pending', 'error') AND id IN (
    SELECT post_letter_id FROM credit_followup_delivery
);
UPDATE credit_followup_delivery SET state = 'cancelled' WHERE state = 'pending' AND channel = 'post';
