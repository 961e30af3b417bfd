"""Archives that only who knows the password opens: AES-256, as 7-Zip reads it."""

import importlib.util
import io


def can_encrypt():
    """Tell whether the library is there; only who sends by e-mail needs it."""
    return importlib.util.find_spec("pyzipper") is not None


def encrypted(files, password):
    """Return an archive of files, name and bytes of each, under a password."""
    import pyzipper  # noqa: PLC0415 - only who sends by e-mail needs it

    buffer = io.BytesIO()
    # What is inside is packed already.
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_STORED) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()
