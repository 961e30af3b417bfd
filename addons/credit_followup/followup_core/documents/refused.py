"""What is told when a document is refused."""

from typing import Any


class RefusedError(ValueError):
    """A value that is refused: ``code``, ``path`` to it, and a sentence."""

    def __init__(self, code: str, path: str, message: str) -> None:
        """Keep what is wrong and where."""
        super().__init__(message)
        self.code = code
        self.path = path

    @property
    def sentence(self) -> str:
        """Return what is wrong with its place, which many sentences begin with."""
        text = str(self)
        begins = not self.path or text.startswith(self.path)
        return text if begins else f"{self.path}: {text}"

    def response(self) -> dict[str, Any]:
        """Return the refusal as a response."""
        return {"error": self.code, "path": self.path, "message": str(self)}
