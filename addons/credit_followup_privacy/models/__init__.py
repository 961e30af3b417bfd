from . import data_recycle_record, kept, kept_models, res_company
