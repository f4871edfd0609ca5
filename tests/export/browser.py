"""A headless Chromium for tests, spoken to over a pipe: no driver, no port, no network.

The DevTools protocol (https://chromedevtools.github.io/devtools-protocol/) as JSON messages that end with NUL.
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)


def program() -> str | None:
    """The path of Chromium, where there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Page:
    """A page in a browser of its own. ``events`` are all that the browser told, in order."""

    def __init__(self, url: str, *, dark: bool = False, width: int = 900) -> None:
        self.profile = tempfile.TemporaryDirectory(prefix="hkinno-test-", ignore_cleanup_errors=True)
        to_browser, self.write = os.pipe()
        self.read, from_browser = os.pipe()

        def take_pipes() -> None:
            # Chromium reads commands from 3 and writes answers to 4. Move both away before they are overwritten.
            one, other = os.dup(to_browser), os.dup(from_browser)
            os.dup2(one, 3)
            os.dup2(other, 4)

        self.process = subprocess.Popen(
            [str(program()), *FLAGS, f"--user-data-dir={self.profile.name}", f"--window-size={width},1000"],
            env={**os.environ, "TMPDIR": self.profile.name},
            preexec_fn=take_pipes,  # noqa: PLW1509 - no threads here
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.ask(f"{domain}.enable")
        if dark:
            self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.ask("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and give its result."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if self.session is not None:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def wait_for(self, method: str) -> None:
        """Until the browser has told this event."""
        while not any(event["method"] == method for event in self.events):
            self.receive()

    def receive(self, seconds: float = 30) -> dict[str, Any]:
        """The next message; events are kept."""
        end = time.monotonic() + seconds
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read], [], [], max(0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self.read, 1 << 20)
            assert read, "the browser has gone"
            self.buffer += read
        content, _, self.buffer = self.buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(content)
        if "method" in message:
            self.events.append(message)
        return message

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """A key pressed and let go."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        # A Return is a key with a text; a key without one is not acted upon.
        text = text or ("\r" if key == "Enter" else "")
        more = {"windowsVirtualKeyCode": codes.get(key, 0), "key": key, "code": key, **({"text": text} if text else {})}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **more)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **more)

    def type(self, text: str) -> None:
        """Text typed, or put in by an input method, where the focus is."""
        self.ask("Input.insertText", text=text)

    def close(self) -> None:
        """End the browser that this page started, and clear its profile."""
        self.process.terminate()
        self.process.wait(30)
        os.close(self.write)
        os.close(self.read)
        self.profile.cleanup()
