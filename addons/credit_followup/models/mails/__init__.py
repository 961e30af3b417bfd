"""E-mails on their way: what servers say of them, and which addresses work."""

from . import address, delivery, mail_mail, res_company
