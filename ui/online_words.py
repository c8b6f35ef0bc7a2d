"""Online shops in words: lights, what to look at, answers, cautions and fields."""

from decimal import Decimal

from pos.channels.listings import Price
from pos.channels.probe import Caution
from pos.channels.shops import Asked, ShopKind
from pos.clock import local
from pos.domain.channel import Answer, Matter
from pos.domain.formatting import date_text, isolate, ltr, money_text, time_text
from pos.domain.money import MAD, MINOR_DIGITS, Money
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


def matter_text(note: Note, names: Names, currency: str = MAD) -> str:
    """Say what there is to look at, with both numbers where it is about numbers.

    currency: of the shop, for what is about prices.
    """
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
        Matter.PRICE_CHANGED: _(
            "{product}: somebody changed the price in the shop to {theirs}. Here it makes {ours}."
        ),
        Matter.PRICE_REFUSED: _("{product}: the shop refused the price {ours} ({code})."),
        Matter.NOT_LISTED: _("{product} is not in the shop yet. {why}"),
    }[note.matter]
    return said.format(
        product=product,
        code=ltr(note.code),
        ours=_number_text(note.ours, note.matter, currency),
        theirs=_number_text(note.theirs, note.matter, currency),
        why=why_text(note.code) if note.matter is Matter.NOT_LISTED else "",
    )


def _number_text(number: int | None, matter: Matter, currency: str) -> str:
    if number is None:
        return ""
    is_price = matter in {Matter.PRICE_CHANGED, Matter.PRICE_REFUSED}
    return cents_text(number, currency) if is_price else str(number)


def answer_text(answer: Answer, matter: Matter) -> str:
    """Return the word on the button of an answer."""
    if matter is Matter.SIGN_IN:
        return _("Sign in again")
    if matter is Matter.NOT_LISTED and answer is Answer.IGNORE:
        return _("Do not send")
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


def price_text(price: Price) -> str:
    """Return a price in whatever currency a shop has."""
    if price.currency not in MINOR_DIGITS:
        return ltr(f"{price.amount:f} {price.currency}")
    minor = int(price.amount.scaleb(MINOR_DIGITS[price.currency]))
    return isolate(money_text(Money(minor, price.currency), screen_language()))


def cents_text(cents: int, currency: str) -> str:
    """Return a price that is kept in hundredths."""
    return price_text(Price(Decimal(cents).scaleb(-2), currency))


def why_text(code: str) -> str:
    """Say why a product is not listed, and what to do."""
    said = {
        "no_sku": _("It has no SKU. Give it one on its sheet."),
        "no_price": _("Its price is asked at each sale. Give it a price on its sheet."),
        "no_rate": _(
            "The shop sells in another currency. Say in its settings what one dirham is in it."
        ),
        "no_name": _("It has no name. Give it one on its sheet."),
        "gone": _("It is no longer offered here."),
        "sku_found_twice": _("The shop has several listings with its SKU. Link it by hand."),
        "several": _("The shop has several listings that could be it. Link it by hand."),
        "sku_taken": _("Its SKU belongs to another listing in the shop. Link it by hand."),
        "sku_in_bin": _("Its SKU is in the bin of the shop. Empty the bin there."),
        "currency": _("The shop sells in another currency. Look at the price in its settings."),
        "other_currency": _(
            "The shop sells in another currency. Look at the price in its settings."
        ),
        "no_picture_address": _("The shop takes pictures from public addresses alone."),
        "no_creation": _("This shop takes no listings from here. Make it there, then link it."),
        "file": _("This shop takes no listings from here. Make it there, then link it."),
        "not_understood": _("The shop answered something that nobody understands."),
    }.get(code)
    return said or _("The shop refused it ({code}).").format(code=ltr(code))
