"""The goods the tour speaks of, under the names they have on its shelves."""

from typing import Final

from pos.domain.names import Names
from pos.folders import RESOURCES

# A list as an artisan keeps it, with one line that lacks a name.
LIST: Final = RESOURCES / "tour" / "liste-atelier.csv"
LISTED: Final = 15

TAJINE: Final = Names(fr="Tajine de Safi peint", ar="طاجين آسفي مزخرف")
PLATE: Final = Names(fr="Plat de Safi 30 cm", ar="طبق آسفي 30 سم")
SLIPPERS: Final = Names(fr="Babouches cuir jaune", ar="بلغة جلدية صفراء")
TEAPOT: Final = Names(fr="Théière ciselée", ar="براد منقوش")
LANTERN: Final = Names(fr="Lanterne en laiton ajouré", ar="فانوس نحاسي مخرم")
KILIM: Final = Names(fr="Kilim tissé main", ar="حنبل منسوج يدويا")
CLOTH: Final = Names(fr="Tissu sabra au mètre", ar="ثوب صبرة بالمتر")
BOWL: Final = Names(fr="Bol peint à la main", ar="زلافة مزخرفة")
RUG: Final = Names(fr="Tapis berbère 120×180", ar="زربية أمازيغية 120×180")
SCARF: Final = Names(fr="Foulard sabra", ar="فولار صبرة")
BOX: Final = Names(fr="Boîte à bijoux en thuya", ar="علبة حلي من العرعار")

# Added by hand, with a photo.
JUG: Final = Names(fr="Cruche de Tamegroute", ar="قلة تامكروت", en="Tamegroute jug")

TEAPOT_BARCODE: Final = "6110000000086"
