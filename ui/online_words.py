"""Online shops in words: lights, what to look at, answers, cautions and fields."""

from pos.channels.probe import Caution
from pos.channels.shops import Asked, ShopKind
from pos.clock import local
from pos.domain.channel import Answer, Matter
from pos.domain.formatting import date_text, isolate, ltr, time_text
from pos.domain.names import Names
from pos.i18n import gettext as _
from pos.sync.engine import Light
from pos.sync.notes import Note
from pos.sync.overview import Shown
from ui.screen_language import screen_language


def light_words(light: Light) -> tuple[str, str, str]:
    """Return the words, the role and the icon of a light."""
    return {
        Light.UP_TO_DATE: (_("Up to date"), "ok", "circle-check"),
        Light.CATCHING_UP: (_("Catching up"), "info", "cloud-up"),
        Light.NEEDS_YOU: (_("Needs you"), "warn", "alert-triangle"),
        Light.OFF: (_("Off"), "info", "cloud-off"),
    }[light]


def matter_text(note: Note, names: Names) -> str:
    """Say what there is to look at, with both numbers where it is about numbers."""
    product = isolate(names.within(screen_language())) if not names.is_empty else ltr(note.code)
    said = {
        Matter.NOT_FOUND: _("{product}: the shop has no such listing any more."),
        Matter.FOUND_TWICE: _("{product}: the shop has several listings with the SKU {code}."),
        Matter.SKU_CHANGED: _("{product}: its listing in the shop bears another SKU: {code}."),
        Matter.NOT_TRACKED: _("{product}: the shop does not count this listing."),
        Matter.NUMBER_CHANGED: _(
            "{product}: somebody changed the number in the shop to {theirs}. Here there are {ours}."
        ),
        Matter.OVERSOLD: _(
            "{product}: order {code} wants {theirs}, and there are {ours}. It was sold twice."
        ),
        Matter.UNKNOWN_PRODUCT: _("Order {code}: nobody here knows this product."),
        Matter.GOODS_BACK: _("{product}: order {code} was cancelled. Did the {ours} come back?"),
        Matter.REJECTED: _("{product}: the shop refused the number {ours} ({code})."),
        Matter.NOT_SENT: _(
            "{product}: for a day the shop could not be told the number {ours} ({code})."
        ),
        Matter.SIGN_IN: _("The shop does not know the key any more. Sign in again."),
        Matter.NOT_REACHED: _("The shop has not been reached for a long time ({code})."),
        Matter.ORDER_UNREADABLE: _("An order of the shop cannot be read ({code})."),
        Matter.KEPT_ELSEWHERE: _(
            "{product} is offered online and is not here. Sold at the fair, it is sold twice."
        ),
    }[note.matter]
    return said.format(
        product=product,
        code=ltr(note.code),
        ours="" if note.ours is None else note.ours,
        theirs="" if note.theirs is None else note.theirs,
    )


def answer_text(answer: Answer, matter: Matter) -> str:
    """Return the word on the button of an answer."""
    if matter is Matter.SIGN_IN:
        return _("Sign in again")
    return {
        Answer.KEEP_OURS: _("Keep ours"),
        Answer.TAKE_THEIRS: _("Take theirs"),
        Answer.BACK: _("Yes, into stock"),
        Answer.NOT_BACK: _("No"),
        Answer.DAMAGED: _("Damaged"),
        Answer.TRACK: _("Count it there"),
        Answer.RETRY: _("Try again"),
        Answer.IGNORE: _("Ignore"),
        Answer.SEEN: _("Seen"),
    }[answer]


def caution_text(caution: Caution) -> str:
    """Say what a person should know of a shop before going on."""
    return {
        Caution.OLD_VERSION: _("The software of the shop is old."),
        Caution.CLOCK_OFF: _("The clock of the shop and that of this device differ."),
        Caution.READ_ONLY: _("This key may only read: no number can be sent."),
        Caution.NO_ORDERS: _("This key does not see the orders."),
        Caution.NO_PICTURES: _("This key sends no pictures."),
        Caution.OTHER_CURRENCY: _("The prices of the shop are in another currency."),
        Caution.STOCK_OFF: _("The shop does not count its stock."),
        Caution.SHORT_HISTORY: _("The shop shows the orders of the last weeks only."),
    }[caution]


def shop_text(kind: ShopKind) -> str:
    """Return the name of a kind of shop."""
    return _("Any other shop, by files in a folder") if kind.is_folder else kind.name


def asked_text(asked: Asked, kind: ShopKind) -> str:
    """Return the name of a field."""
    if asked is Asked.ADDRESS and kind.is_folder:
        return _("Folder in which the shop lays its files")
    return {
        Asked.ADDRESS: _("Address of the shop"),
        Asked.USER: _("User, or consumer key"),
        Asked.PASSWORD: _("Application password, or secret"),
        Asked.KEY: _("Key"),
        Asked.CLIENT: _("Client id"),
        Asked.SECRET: _("Client secret"),
        Asked.TOKEN: _("Refresh token"),
    }[asked]


def moments_text(shown: Shown) -> str:
    """Say when orders last came and numbers last went."""
    standing = shown.standing
    pulled = _("Orders: {when}").format(when=isolate(moment_text(standing.pulled_at)))
    pushed = _("Numbers: {when}").format(when=isolate(moment_text(standing.pushed_at)))
    return f"{pulled} · {pushed}"


def moment_text(moment: int) -> str:
    """Say a moment of today or before; a dash for never."""
    if not moment:
        return "—"
    wall, language = local(moment), screen_language()
    return f"{date_text(wall, language)} {time_text(wall, language)}"
