from . import contract, contract_terms, layout
