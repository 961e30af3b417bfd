from . import delivery, level, res_company, sms_sms, sms_tracker, way
