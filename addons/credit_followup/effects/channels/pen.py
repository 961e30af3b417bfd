"""A font on a canvas, for lists of a million words.

The text objects of the canvas look up every letter of every word; here each letter is
looked up once, and each word.
"""

import unicodedata

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFError

from .annex_index import font_of

# The letter's own font has the letters of three alphabets. The last one is always there
# and has the most usual ones of one.
FONTS = (
    "dejavu/DejaVuSansCondensed.ttf",
    "DejaVuSansCondensed.ttf",
    "dejavu/DejaVuSans.ttf",
    "DejaVuSans.ttf",
    "Vera.ttf",
)
CUT, LACKING = "…", "?"
# What the pen always knows: numbers of pages, and what stands for what is missing.
BASIC = f"{LACKING}{CUT}·/ 0123456789"
# The letters of a font that a PDF shows by one byte each come first.
FIRST_SUBSET = 0


def found_font():
    """Return the first of the known fonts that this machine has."""
    for name in FONTS[:-1]:
        try:
            return font_of(name)
        except TTFError:  # noqa: PERF203 - a few names
            continue
    return font_of(FONTS[-1])


class Pen:
    """What a font can write, how wide that is, and how a PDF says it.

    :param font: the name under which it is registered
    :param texts: all that will be written
    """

    def __init__(self, canvas, font, texts):
        self.canvas, self.font = canvas, getFont(font)
        self.letters, self.widths, self.cells = {}, {}, {}
        for letter in (*BASIC, *sorted(set().union(*texts))):
            shown = self._shown(letter)
            known = all(map(self._knows, shown))
            self.letters[ord(letter)] = shown if known else LACKING
        self.written = {one: self._bytes(one) for one in self.widths}
        self.name = self.font.getSubsetInternalName(FIRST_SUBSET, canvas._doc)

    def cell(self, text):
        """Return a text as a PDF shows it, and its width at one point."""
        if text not in self.cells:
            shown = text.translate(self.letters)
            self.cells[text] = (
                "".join(map(self.written.__getitem__, shown)),
                sum(map(self.widths.__getitem__, shown)),
            )
        return self.cells[text]

    def cut(self, text, width):
        """Return as much of a text as a width at one point holds."""
        if self.cell(text)[1] <= width:
            return text
        while text and self.cell(text + CUT)[1] > width:
            text = text[:-1]
        return text + CUT

    def draw(self, x, y, size, text):
        """Draw one text that begins at a place."""
        written, _width = self.cell(text)
        self.canvas.addLiteral(
            f"BT {self.name} {size} Tf {x:.2f} {y:.2f} Td ({written}) Tj ET"
        )

    def _shown(self, letter):
        """Return what stands for a letter: itself, its plain form, or a question mark.

        The narrow space between digits is a space where the font has none.
        """
        known = self.font.face.charToGlyph
        category = unicodedata.category(letter)
        if category in ("Cc", "Zl", "Zp"):
            return " "
        if category == "Cf":  # what joins or parts letters and is not seen itself
            return ""
        if ord(letter) in known:
            return letter
        plain = unicodedata.normalize("NFKD", letter)
        return "".join(one for one in plain if ord(one) in known) or LACKING

    def _knows(self, letter):
        """Tell whether a letter is among the first of the font, which are written."""
        ((subset, _shown),) = self.font.splitString(letter, self.canvas._doc)
        if subset == FIRST_SUBSET:
            self.widths[letter] = self.font.stringWidth(letter, 1)
        return subset == FIRST_SUBSET

    def _bytes(self, letter):
        ((_subset, shown),) = self.font.splitString(letter, self.canvas._doc)
        return "".join(map(_escaped, shown))


def _escaped(byte):
    is_plain = 32 <= byte < 127 and byte not in b"()\\"
    return chr(byte) if is_plain else f"\\{byte:03o}"
