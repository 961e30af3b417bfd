from . import test_sftp_poll
from . import test_sftp_send
