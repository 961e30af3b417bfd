from . import address, delivery, level, res_company, sms_sms, sms_tracker, way
