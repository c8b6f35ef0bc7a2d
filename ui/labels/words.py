"""The words of labels on the screen: parts, sizes, languages."""

from pos.documents.price_label import Part
from pos.domain.formatting import NO_BREAK_SPACE, TIMES, isolate, ltr
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.printing.label_stock import LabelStock
from ui.labels.copies import Rule
from ui.labels.label_work import Made
from ui.screen_language import screen_language


def part_name(part: Part) -> str:
    """Return what a part of a label is called."""
    names = {
        Part.PRICE: _("Price"),
        Part.SECOND_NAME: _("Second name"),
        Part.VARIANT: _("Variant"),
        Part.LOT: _("Price of a lot"),
        Part.MAKER: _("Maker"),
        Part.MARKS: _("Quality marks"),
        Part.MATERIALS: _("Materials"),
        Part.DIMENSIONS: _("Dimensions"),
        Part.CARE: _("Care"),
        Part.FLOOR: _("Floor price in letters"),
    }
    return names[part]


def rule_name(rule: Rule) -> str:
    """Return what a rule for the number of labels is called."""
    names = {
        Rule.ONE: _("One each"),
        Rule.ON_HAND: _("Pieces here"),
        Rule.RECEIVED: _("Received today"),
        Rule.NONE: _("No labels"),
    }
    return names[rule]


def size_name(stock: LabelStock) -> str:
    """Return a size in millimetres: `63,5 × 38,1 mm`."""
    return _millimetres(f"{stock.width_mm:g} {TIMES} {stock.height_mm:g}")


def stock_name(stock: LabelStock) -> str:
    """Return a size and how many labels there are on a sheet."""
    count = ngettext("{count} label a sheet", "{count} labels a sheet", stock.on_sheet)
    return f"{isolate(size_name(stock))} · {count.format(count=stock.on_sheet)}"


def roll_name(stock: LabelStock) -> str:
    """Return what is in the label printer."""
    return _("Label printer: {size}").format(size=isolate(size_name(stock)))


def saved_text(name: str) -> str:
    """Say that a file was written."""
    return _("Saved: {file}").format(file=isolate(name))


def made_text(made: Made) -> str:
    """Say what became of labels."""
    if made.name:
        return saved_text(made.name)
    text = ngettext(
        "{count} label is on its way to the printer.",
        "{count} labels are on their way to the printer.",
        made.labels,
    )
    return text.format(count=made.labels)


def offset_text(tenths: int) -> str:
    """Return a distance in tenths of a millimetre: `0,5 mm`."""
    whole, part = divmod(abs(tenths), 10)
    number = f"{whole}.{part}" if part else f"{whole}"
    return _millimetres(f"-{number}" if tenths < 0 else number)


def _millimetres(number: str) -> str:
    language = screen_language()
    number = number if language == "en" else number.replace(".", ",")
    if language == "ar":
        return f"{ltr(number)}{NO_BREAK_SPACE}مم"
    return f"{number}{NO_BREAK_SPACE}mm"
