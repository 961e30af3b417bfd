"""An agency's server: who it is, what lies in its folders, how a file gets there whole.

paramiko is imported where it is needed: most processes never send anything.
"""

import base64
import io
import stat
from contextlib import contextmanager
from hashlib import sha256
from typing import NamedTuple

# Seconds until it answers at all, until it has let us in, and between two answers.
CONNECT, LOGIN, READ = 10, 20, 60
# So often a connection says that it is there, while a file is read here.
ALIVE = 30
MOST_BYTES = 64 * 10**6
# What is left waits for the next time.
MOST_FILES = 200
PART = ".part"
DONE = "done"
SSH_PORT = 22


class Login(NamedTuple):
    """Where and as whom: with a password, or with a private key."""

    host: str
    port: int
    host_key: str
    user: str
    password: str | None
    private_key: str | None


class RefusedError(Exception):
    """Another try is of no use before somebody has looked."""


class OtherKeyError(RefusedError):
    """The server is not the one whose key is pinned."""


class NotLetInError(RefusedError):
    """The server refuses the user, or his password or key."""


class BrokenError(Exception):
    """The connection or the server failed, in the server's own words."""


class OtherFileError(RefusedError):
    """A file of the same name is there, and has other bytes."""


# === KEYS === #


def is_public_key(text):
    """Tell whether a text is the public key of a server."""
    try:
        _public_key(text)
    except _unreadable():
        return False
    return True


def is_private_key(text):
    """Tell whether a text is a private key without a password."""
    try:
        _private_key(text)
    except _unreadable():
        return False
    return True


def _unreadable():
    import paramiko  # noqa: PLC0415 - see above
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415

    # TypeError is what a private key with a password of its own gives.
    known = (ValueError, TypeError, UnsupportedAlgorithm)
    return (*known, paramiko.SSHException, paramiko.UnknownKeyType)


def _public_key(text):
    import paramiko  # noqa: PLC0415 - see above

    kind, encoded, *_comment = text.split()
    content = base64.b64decode(encoded, validate=True)
    key = paramiko.PKey.from_type_string(kind, content)
    if key.get_name() != kind:
        raise ValueError(kind)
    return key


def _private_key(text):
    """Return the key, whichever of the usual forms it has."""
    import paramiko  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415

    content = text.strip().encode() + b"\n"
    is_ssh = b"BEGIN OPENSSH" in content
    load = forms.load_ssh_private_key if is_ssh else forms.load_pem_private_key
    key = load(content, password=None)
    ssh = key.private_bytes(
        forms.Encoding.PEM, forms.PrivateFormat.OpenSSH, forms.NoEncryption()
    )
    kind = {"RSAPrivateKey": paramiko.RSAKey, "Ed25519PrivateKey": paramiko.Ed25519Key}
    name = type(key).__name__.removeprefix("_")
    found = kind.get(name, paramiko.ECDSAKey)
    return found.from_private_key(io.StringIO(ssh.decode()))


# === CONNECTION === #


@contextmanager
def connected(login):
    """Return the folders of a server, for as long as one is within.

    :raises OtherKeyError: before anything of ours was said
    :raises NotLetInError: if it refuses us
    :raises BrokenError: for whatever else goes wrong, until the end
    """
    import paramiko  # noqa: PLC0415 - see above

    try:
        with paramiko.SSHClient() as client:
            _connect(client, login)
            client.get_transport().set_keepalive(ALIVE)
            with client.open_sftp() as sftp:
                sftp.get_channel().settimeout(READ)
                yield sftp
    except paramiko.AuthenticationException as error:
        raise NotLetInError from error
    except (paramiko.SSHException, OSError, EOFError) as error:
        raise BrokenError(str(error) or type(error).__name__) from error


def _connect(client, login):
    import paramiko  # noqa: PLC0415 - see above

    key = _public_key(login.host_key)
    name = login.host if login.port == SSH_PORT else f"[{login.host}]:{login.port}"
    client.get_host_keys().add(name, key.get_name(), key)
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    try:
        client.connect(
            login.host,
            login.port,
            login.user,
            login.password,
            pkey=login.private_key and _private_key(login.private_key),
            allow_agent=False,
            look_for_keys=False,
            timeout=CONNECT,
            banner_timeout=LOGIN,
            auth_timeout=LOGIN,
            channel_timeout=LOGIN,
        )
    except paramiko.BadHostKeyException as error:
        raise OtherKeyError from error
    except paramiko.SSHException as error:
        # What the policy says of a server that shows a key of another kind.
        if "known_hosts" in str(error):
            raise OtherKeyError from error
        raise


# === FILES === #


def put(sftp, folder, name, content):
    """Bring a file whole or not at all; one that is there already is not sent again.

    :raises OtherFileError: if the name is taken by other bytes
    """
    path = _path(folder, name)
    size = _size(sftp, path)
    if size is not None:
        if size == len(content) and _digest(sftp, path, size) == _hash(content):
            return
        raise OtherFileError(name)
    # What an earlier try left behind is written over.
    with sftp.open(path + PART, "wb") as file:
        # Each piece is answered before the next: so a full disk is told in words.
        file.write(content)
    if _size(sftp, path + PART) != len(content):
        raise BrokenError(f"{name}: {_size(sftp, path + PART)} / {len(content)}")
    _rename(sftp, path + PART, path)


def waiting(sftp, folder):
    """Return the files of a folder that are whole, the oldest first.

    Names are the server's words: none may lead out of its folder, or hide.
    """
    found = [one for one in sftp.listdir_attr(folder) if _is_file(one)]
    return sorted(found, key=lambda one: (one.st_mtime or 0, one.filename))[:MOST_FILES]


def _is_file(one):
    name = one.filename
    return (
        stat.S_ISREG(one.st_mode or 0)
        and not name.startswith(".")
        and not name.endswith(PART)
        and not set(name) & set("/\\\0\r\n")
    )


def read(sftp, folder, one):
    """Return the bytes of a file, None where it is too large."""
    if (one.st_size or 0) > MOST_BYTES:
        return None
    with sftp.open(_path(folder, one.filename), "rb") as file:
        # One more than it may be: what a server says of a size is only its word.
        content = file.read(MOST_BYTES + 1)
    return content if len(content) <= MOST_BYTES else None


def move_away(sftp, folder, one, content):
    """Put a file that was taken among those that are done.

    One that was written on meanwhile stays, to be taken as it is then.
    """
    path = _path(folder, one.filename)
    try:
        now = sftp.stat(path)
    except FileNotFoundError:
        # The agency took it back itself: there is nothing to move.
        return
    if (now.st_size, now.st_mtime) != (one.st_size, one.st_mtime):
        return
    done = _path(folder, DONE)
    if _size(sftp, done) is None:
        sftp.mkdir(done)
    # A file of each day may have the same name every day.
    _rename(sftp, path, _path(done, f"{_hash(content)[:12]}-{one.filename}"))


def _path(folder, name):
    return f"{folder.rstrip('/')}/{name}"


def _size(sftp, path):
    """Return the size of a file, None where there is none."""
    try:
        return sftp.stat(path).st_size or 0
    except FileNotFoundError:
        return None


def _rename(sftp, old, new):
    """Rename at once; by the old way where the server does not know the new one."""
    import paramiko  # noqa: PLC0415 - see above

    try:
        sftp.posix_rename(old, new)
    except (FileNotFoundError, PermissionError, paramiko.SSHException):
        raise
    except OSError:
        sftp.rename(old, new)


def _digest(sftp, path, size):
    with sftp.open(path, "rb") as file:
        return _hash(file.read(size))


def _hash(content):
    return sha256(content).hexdigest()
