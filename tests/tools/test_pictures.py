"""Each picture of the documents is in the table of `make pictures`, and is shown.

What is pure of the tool is tried as well; no browser and no database is started.
"""

import io

import pytest
from PIL import Image

from tools.docs import pages
from tools.paths import ROOT
from tools.pictures import files
from tools.pictures.table import NAMES, REDUCED

ICON = "icon.png"


def shown() -> set:
    """Return the files of all pictures that a page shows."""
    return {
        (page.parent / link).resolve()
        for page in pages.pages(ROOT)
        for _line, link in pages.links(page)
        if link.endswith(".png")
    }


def taken() -> set:
    """Return the files that `make pictures` writes."""
    own = {files.FOLDER / f"{name}.png" for name in NAMES}
    return own | {files.reduced(addon, file) for addon, file, _ in REDUCED.values()}


def test_what_a_page_shows_is_taken():
    assert shown() - taken() == set()


def test_what_is_taken_is_shown_by_a_page():
    assert taken() - shown() == set()


def test_no_picture_lies_about():
    there = {
        path
        for pattern in ("docs/screenshots/*", "addons/*/static/description/*.png")
        for path in ROOT.glob(pattern)
        if path.name != ICON
    }
    assert there == taken()


def test_what_is_made_smaller_is_taken():
    assert set(REDUCED) <= NAMES


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where the pictures of a test go."""
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    monkeypatch.setattr(files, "ADDONS", tmp_path / "addons")
    for addon, file, _width in REDUCED.values():
        files.reduced(addon, file).parent.mkdir(parents=True, exist_ok=True)
    return tmp_path


def test_the_empty_foot_of_a_picture_is_cut_off(place):
    image = Image.new("RGB", (40, 400), "white")
    image.paste("black", (0, 0, 40, 100))
    files.write("run", png(image))
    assert Image.open(place / "run.png").size == (40, 100 + files.MARGIN)


def test_a_picture_that_is_full_is_kept_whole(place):
    image = Image.linear_gradient("L")
    files.write("run", png(image))
    assert Image.open(place / "run.png").size == image.size


def test_the_list_of_apps_has_the_same_picture_in_small(place):
    addon, file, width = REDUCED["cockpit"]
    image = Image.linear_gradient("L").resize((2 * width, 1000))
    files.write("cockpit", png(image))
    assert Image.open(place / "cockpit.png").size == (2 * width, 1000)
    assert Image.open(files.reduced(addon, file)).size == (width, 500)
