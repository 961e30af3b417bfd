"""E-mails on their way: what servers say of them, and which addresses work."""

from . import (
    mailed,
    action,
    address,
    delivery,
    mail_mail,
    mail_thread,
    res_company,
    run,
)
