from . import cover, cover_decisions, cover_exposure, res_partner
