-- A copied database reaches no agency: nothing leaves, and no secret stays.
UPDATE credit_followup_agency SET archive_password = NULL, rest_token = NULL;
UPDATE credit_followup_agency SET transport = 'download' WHERE transport IN ('mail', 'rest');
