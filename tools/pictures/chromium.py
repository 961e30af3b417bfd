"""The browser of Odoo's own tests, led through its DevTools."""

import base64
import json
import queue
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from websocket import WebSocketTimeoutException, create_connection

from tools.console import ToolError
from tools.paths import PROGRAMS

SECONDS = 60
SWITCHES = (
    "--headless",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--no-sandbox",
    "--remote-debugging-port=0",
)
# What changes a page once it is there; the script of a worker ends elsewhere.
LOADED = {"Document", "Fetch", "Font", "Image", "Stylesheet", "XHR"}
LISTENING = re.compile(r"DevTools listening on (ws://\S+)")
# Nothing fades in, nothing blinks: a picture does not depend on its moment.
QUIET = """
    document.addEventListener("DOMContentLoaded", () => {
        const style = document.createElement("style");
        style.textContent = `*, *::before, *::after {
            animation: none !important; transition: none !important;
            caret-color: transparent !important; }
            .o_loading_indicator, .o-scrollbar { display: none !important; }`;
        document.head.append(style);
    });
"""
APPEARS = """new Promise((found, lost) => {
    const look = () => {
        if (!document.querySelector(%(selector)s)) return;
        watch.disconnect();
        clearTimeout(clock);
        found(true);
    };
    const watch = new MutationObserver(look);
    const clock = setTimeout(() => { watch.disconnect(); lost("late"); }, %(late)d);
    watch.observe(document, {attributes: true, childList: true, subtree: true});
    look();
})"""
CLICK = "document.querySelector(%s).click()"
BLUR = "document.activeElement.blur(), document.fonts.ready.then(() => true)"
BOX = """(() => {
    const part = document.querySelector(%s);
    part.scrollIntoView({block: "nearest"});
    const box = part.getBoundingClientRect();
    return {x: box.x, y: box.y, width: box.width, height: box.height, scale: 1};
})()"""


class Page:
    """A tab: opened, waited for, pressed and taken."""

    def __init__(self, address: str) -> None:
        """Open a tab in the browser that listens there."""
        self._socket = create_connection(address, timeout=SECONDS, suppress_origin=True)
        self._number = 0
        self._session: dict[str, str] = {}
        self._loader = ""
        self._loading: dict[str, str] = {}
        self._happened: set[str] = set()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        self.call("Page.enable")
        self.call("Network.enable")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=QUIET)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the DevTools; return its answer."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps({**asked, **self._session}))
        while (said := self._hear()).get("id") != self._number:
            pass
        if "error" in said:
            raise ToolError(f"The browser refuses {method}: {said['error']['message']}")
        return said["result"]

    def open(self, url: str) -> None:
        """Go to an address, until its document is loaded."""
        self._loading.clear()
        self._happened.clear()
        self._loader = self.call("Page.navigate", url=url)["loaderId"]
        while "Page.loadEventFired" not in self._happened:
            self._hear()

    def size(self, width: int, height: int) -> None:
        """Make the window so large."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def wait(self, selector: str) -> None:
        """Wait until something is there."""
        late = SECONDS * 1000
        if not self._run(APPEARS % {"selector": json.dumps(selector), "late": late}):
            raise ToolError(f"The page did not show {selector} in {SECONDS} s.")

    def click(self, selector: str) -> None:
        """Press what is there, or will be."""
        self.wait(selector)
        self._run(CLICK % json.dumps(selector))

    def take(self, part: str = "") -> bytes:
        """Return the picture once nothing is loaded and nothing moves any more."""
        self._run(BLUR)
        deadline = time.monotonic() + SECONDS
        last, now = b"", self._capture(part)
        while self._loading or now != last:
            if time.monotonic() > deadline:
                loading = ", ".join(self._loading.values()) or "something moves"
                raise ToolError(f"No rest after {SECONDS} s: {loading}.")
            last, now = now, self._capture(part)
        return now

    def _capture(self, part: str) -> bytes:
        clip = {"clip": self._run(BOX % json.dumps(part))} if part else {}
        said = self.call("Page.captureScreenshot", format="png", **clip)
        return base64.b64decode(said["data"])

    def _run(self, expression: str) -> Any:
        """Return what an expression says in the page; nothing when it fails."""
        said = self.call(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
        )
        return said["result"].get("value") if "exceptionDetails" not in said else None

    def _hear(self) -> dict[str, Any]:
        """Return the next thing that the browser says, and keep what is loaded."""
        try:
            said = json.loads(self._socket.recv())
        except WebSocketTimeoutException as error:
            raise ToolError(f"The browser said nothing for {SECONDS} s.") from error
        method = said.get("method", "")
        self._happened.add(method)
        asked = said.get("params", {})
        if method == "Network.requestWillBeSent" and self._counts(asked):
            self._loading[asked["requestId"]] = asked["request"]["url"]
        elif method in ("Network.loadingFinished", "Network.loadingFailed"):
            self._loading.pop(asked["requestId"], None)
        return said

    def _counts(self, asked: dict[str, Any]) -> bool:
        """Say whether a request is the page's, and not one that it left behind."""
        return asked.get("type") in LOADED and asked["loaderId"] == self._loader


@contextmanager
def browsing() -> Iterator[Page]:
    """Run a browser without a window until the block ends."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [PROGRAMS / "google-chrome", *SWITCHES, f"--user-data-dir={profile}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield Page(_address(process.stderr))
        finally:
            process.terminate()
            process.wait()


def _address(lines: IO[str] | None) -> str:
    """Return where the DevTools listen; what the browser says later is read on."""
    addresses: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in lines or ():
            if found := LISTENING.search(line):
                addresses.put(found[1])

    threading.Thread(target=read, daemon=True).start()
    try:
        return addresses.get(timeout=SECONDS)
    except queue.Empty:
        raise ToolError(f"The browser did not start in {SECONDS} s.") from None
