from . import delivery, level, res_company, snailmail_letter, way
