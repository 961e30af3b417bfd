"""A real SFTP server on this machine, whose faults the tests choose."""

import asyncio
import os
import threading
from pathlib import Path

import asyncssh

USER, PASSWORD = "company", "Korrekt-Pferd-42"


class Door(asyncssh.SSHServer):
    """Lets in who knows the password, or has the key."""

    def __init__(self, peer):
        self.peer = peer

    def connection_made(self, conn):
        self.peer.tries += 1

    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        return (username, password) == (USER, PASSWORD)

    def public_key_auth_supported(self):
        return self.peer.known_key is not None

    def validate_public_key(self, username, key):
        return username == USER and key == self.peer.known_key


class Folder(asyncssh.SFTPServer):
    """A folder, in which a connection may end in the middle of a file."""

    def __init__(self, chan, peer):
        super().__init__(chan, chroot=str(peer.root).encode())
        self.peer = peer

    def write(self, file_obj, offset, data):
        peer = self.peer
        if peer.is_full:
            raise asyncssh.SFTPFailure("No space left on device")
        if peer.drop_after is not None:
            room = max(peer.drop_after - offset, 0)
            super().write(file_obj, offset, data[:room])
            if len(data) > room:
                file_obj.flush()
                self.channel.get_connection().abort()
                raise asyncssh.SFTPConnectionLost("gone")
            return len(data)
        return super().write(file_obj, offset, data)

    async def scandir(self, path):
        async for name in super().scandir(path):
            yield name
        for name in self.peer.more_names:
            attrs = asyncssh.SFTPAttrs(size=5, permissions=0o100644, mtime=1, atime=1)
            yield asyncssh.SFTPName(name.encode(), attrs=attrs)


class Peer:
    """The server in a thread of its own; ``root`` is its folder."""

    def __init__(self, root):
        self.root = Path(root)
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.known_key = None
        self.tries = 0
        self.drop_after = None
        self.is_full = False
        self.more_names = ()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        for name in ("in", "out"):
            os.mkdir(self.root / name)

    @property
    def public_key(self):
        return " ".join(self.key.export_public_key().decode().split()[:2])

    def start(self):
        async def listen():
            return await asyncssh.listen(
                "127.0.0.1",
                0,
                server_host_keys=[self.key],
                server_factory=lambda: Door(self),
                sftp_factory=lambda chan: Folder(chan, self),
            )

        self.thread.start()
        self.listener = asyncio.run_coroutine_threadsafe(listen(), self.loop).result()
        self.port = self.listener.get_port()

    def stop(self):
        async def close():
            self.listener.close()
            await self.listener.wait_closed()

        asyncio.run_coroutine_threadsafe(close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def files(self, folder):
        """Return the files of a folder by name, with their bytes."""
        found = (self.root / folder).iterdir()
        return {one.name: one.read_bytes() for one in found if one.is_file()}
