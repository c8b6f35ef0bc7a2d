"""What the chip says of shops and hub: what waits, what is under way, what somebody must see."""

from collections.abc import Sequence

from pos.domain.formatting import isolate
from pos.exchange.hub.states import HubState, Light
from pos.exchange.hub.words import light_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.sync.outlook import ShopOutlook
from ui.online_words import moment_text
from ui.widgets.chip_state import ChipDeed, ChipState
from ui.widgets.page_head import saved_here


def chip_state(
    shops: Sequence[ShopOutlook],
    hub: HubState | None,
    sending: tuple[int, int] | None = None,
    deeds: tuple[ChipDeed, ...] = (),
) -> ChipState:
    """Say in one chip how this device stands with everything outside it.

    sending: how many numbers went in the pass under way, and of how many.
    """
    has_hub = hub is not None and hub.light is not Light.OFF
    if not shops and not has_hub:
        return saved_here()._replace(deeds=deeds)
    text, icon, kind = _said(shops, hub, sending)
    story = [saved_here().story, *(_shop_story(shop) for shop in shops)]
    if hub is not None and has_hub:
        story.append(_hub_story(hub))
    return ChipState(text, icon, "\n".join(story), kind, deeds)


def _said(
    shops: Sequence[ShopOutlook], hub: HubState | None, sending: tuple[int, int] | None
) -> tuple[str, str, str]:
    """Return the words, the icon and the kind: what is worst is said."""
    waiting = sum(shop.waiting for shop in shops)
    late = sum(shop.waiting for shop in shops if shop.is_late)
    light = Light.OFF if hub is None else hub.light
    points = sum(_points(shop) for shop in shops) + (light is Light.WRONG)
    if late:
        told = ngettext(
            "{count} number not sent since yesterday",
            "{count} numbers not sent since yesterday",
            late,
        )
        return told.format(count=late), "alert-triangle", "late"
    if points:
        told = ngettext("{count} point to look at", "{count} points to look at", points)
        return told.format(count=points), "alert-triangle", "late"
    if sending is not None:
        gone, all_of_them = sending
        return _("Sending {gone} of {all}").format(gone=gone, all=all_of_them), "cloud-up", "info"
    if light is Light.AWAY or any(shop.fails for shop in shops):
        return _offline(waiting), "cloud-off", "info"
    if waiting:
        told = ngettext("{count} to send", "{count} to send", waiting)
        return told.format(count=waiting), "cloud-up", "info"
    return _("Up to date"), "cloud-check", "calm"


def _offline(waiting: int) -> str:
    if not waiting:
        return _("Offline")
    told = ngettext("Offline · {count} to send", "Offline · {count} to send", waiting)
    return told.format(count=waiting)


def _points(shop: ShopOutlook) -> int:
    return shop.matters or (not shop.is_agreed) or shop.is_stopped


def _shop_story(shop: ShopOutlook) -> str:
    said = [isolate(shop.name)]
    if shop.is_stopped:
        said.append(_("stopped until somebody signs in again"))
    elif not shop.is_agreed:
        said.append(_("nothing is sent before somebody has looked at the difference"))
    elif shop.fails:
        said.append(_("not reached, tried again by itself"))
    if shop.waiting:
        told = ngettext("{count} number waiting", "{count} numbers waiting", shop.waiting)
        said.append(told.format(count=shop.waiting))
    if shop.matters:
        told = ngettext("{count} point to look at", "{count} points to look at", shop.matters)
        said.append(told.format(count=shop.matters))
    said.append(_("Orders: {when}").format(when=isolate(moment_text(shop.reached_at))))
    return " · ".join(said)


def _hub_story(hub: HubState) -> str:
    said = [_("Hub of the cooperative"), light_text(hub.light)]
    if hub.sentence:
        said.append(hub.sentence)
    said.append(moment_text(hub.last.at))
    return " · ".join(said)
