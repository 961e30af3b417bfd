from . import kept, kept_models, res_company
