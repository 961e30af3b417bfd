from . import terms_audit
