-- A copied database reaches no agency: nothing leaves, and no secret stays.
UPDATE credit_followup_agency SET sftp_password = NULL, sftp_private_key = NULL;
UPDATE credit_followup_agency SET transport = 'download' WHERE transport = 'sftp';
