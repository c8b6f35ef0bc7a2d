"""Build the bundled fonts from the original files, adding the characters that they lack.

Usage: python scripts/fonts.py FOLDER

FOLDER holds the originals anywhere below it, under the file names of SOURCES; both packages come
from the npm registry and carry static TrueType files under the SIL Open Font License 1.1:

    npm pack @expo-google-fonts/ibm-plex-sans-arabic @expo-google-fonts/noto-sans-tifinagh

What is added and why stands in resources/fonts/README.md. The result depends on the originals
alone: building twice gives the same bytes.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "resources" / "fonts"

# Widths in thousandths of an em. A group mark of a fifth holds 1 190 together; the figure space is
# as wide as a digit, and is measured from the font.
NARROW_SPACES = {0x202F: 200, 0x2009: 200, 0x200A: 100}
FIGURE_SPACE = 0x2007
# Zero width: joiners, marks of direction, embeddings, isolates, word joiner, byte order mark.
INVISIBLE = (
    *range(0x200B, 0x2010),
    0x061C,
    *range(0x202A, 0x202F),
    0x2060,
    *range(0x2066, 0x206A),
    0xFEFF,
)
# Up and down, for what rose and fell in the reports: corners in thousandths of an em, clockwise.
TRIANGLES = {
    0x25B2: ((40, 60), (300, 580), (560, 60)),
    0x25BC: ((40, 580), (560, 580), (300, 60)),
}
TRIANGLE_WIDTH = 600


@dataclass(frozen=True)
class Source:
    """One original file and what its copy is called.

    style: the style inside the family, as the font menu shows it.
    """

    file: str
    family: str
    style: str

    @property
    def postscript(self) -> str:
        """The name without spaces, which is also the file's."""
        return f"{self.family.replace(' ', '')}-{self.style}"


SOURCES = (
    Source("IBMPlexSansArabic_400Regular.ttf", "Rahba Sans", "Regular"),
    Source("IBMPlexSansArabic_600SemiBold.ttf", "Rahba Sans", "SemiBold"),
    Source("IBMPlexSansArabic_700Bold.ttf", "Rahba Sans", "Bold"),
    Source("NotoSansTifinagh_400Regular.ttf", "Rahba Tifinagh", "Regular"),
)


def main() -> None:
    """Build every font from the folder named on the command line."""
    folder = Path(sys.argv[1])
    for source in SOURCES:
        font = TTFont(next(folder.rglob(source.file)), recalcTimestamp=False)
        complete(font)
        rename(font, source)
        target = TARGET / f"{source.postscript}.ttf"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")


def complete(font: TTFont) -> None:
    """Add the spaces, invisible characters and triangles that the font lacks; change none."""
    scale = font["head"].unitsPerEm / 1000
    digit_width: int = font["hmtx"][font.getBestCmap()[ord("0")]][0]
    widths = {point: round(width * scale) for point, width in NARROW_SPACES.items()}
    widths |= {FIGURE_SPACE: digit_width} | dict.fromkeys(INVISIBLE, 0)
    for point, width in widths.items():
        add_glyph(font, point, width=width, corners=())
    for point, corners in TRIANGLES.items():
        scaled = tuple((round(x * scale), round(y * scale)) for x, y in corners)
        add_glyph(font, point, width=round(TRIANGLE_WIDTH * scale), corners=scaled)


def add_glyph(
    font: TTFont, point: int, *, width: int, corners: tuple[tuple[int, int], ...]
) -> None:
    """Draw one polygon (an empty one without corners) as a character, unless the font has it.

    width, corners: font units; corners clockwise, as TrueType fills them.
    """
    if point in font.getBestCmap():
        return
    pen = TTGlyphPen(None)
    if corners:
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    name = f"uni{point:04X}"
    font["glyf"][name] = pen.glyph()  # also appends the name to the glyph order
    font["hmtx"][name] = (width, min((x for x, _ in corners), default=0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[point] = name


def rename(font: TTFont, source: Source) -> None:
    """Give the font our name: the licence reserves "Plex" for unmodified files.

    Menus that know only four styles a family (name ids 1 and 2) get SemiBold as a family of its
    own; the others read ids 16 and 17. Copyright and licence (0, 13, 14) stay as they are.
    """
    plain = source.style in {"Regular", "Bold"}
    names = {
        1: source.family if plain else f"{source.family} {source.style}",
        2: source.style if plain else "Regular",
        3: f"{font['head'].fontRevision:.3f};{source.postscript}",
        4: f"{source.family} {source.style}",
        6: source.postscript,
        16: source.family,
        17: source.style,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 8, 9, 13, 14}]
    for name_id, text in names.items():
        table.setName(text, name_id, platformID=3, platEncID=1, langID=0x409)
    font["OS/2"].achVendID = "NONE"


if __name__ == "__main__":
    main()
