"""Pictures as the files that the documents show: trimmed, and small."""

import io
from pathlib import Path

from PIL import Image

from tools.paths import ADDONS, ROOT
from tools.pictures.table import REDUCED

FOLDER = ROOT / "docs" / "screenshots"
# The list of apps shows them in small.
COLOURS, FEWER = 256, 64
MARGIN = 16


def write(name: str, png: bytes) -> None:
    """Write a picture, and the smaller one for the list of apps where there is one."""
    image = _trimmed(Image.open(io.BytesIO(png)).convert("RGB"))
    _save(image, FOLDER / f"{name}.png", COLOURS)
    if name in REDUCED:
        addon, file, width = REDUCED[name]
        height = round(image.height * width / image.width)
        smaller = image.resize((width, height), Image.Resampling.LANCZOS)
        _save(smaller, reduced(addon, file), FEWER)


def reduced(addon: str, file: str) -> Path:
    """Return where the list of apps finds a picture."""
    return ADDONS / addon / "static" / "description" / f"{file}.png"


def _trimmed(image: Image.Image) -> Image.Image:
    """Cut off the rows at the foot that are all alike, but for a margin."""
    size = image.width * len(image.getbands())
    content = image.tobytes()
    rows = [content[at : at + size] for at in range(0, len(content), size)]
    end = image.height
    while end and rows[end - 1] == rows[-1]:
        end -= 1
    return image.crop((0, 0, image.width, min(image.height, end + MARGIN)))


def _save(image: Image.Image, path: Path, colours: int) -> None:
    few = image.quantize(colours, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
