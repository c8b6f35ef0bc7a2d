"""The bundled fonts by weight: one family for French, Arabic and English, one for Tifinagh."""

from pathlib import Path
from typing import Final

from pos.printing.marks import Weight

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILY: Final = "Rahba Sans"
TIFINAGH_FAMILY: Final = "Rahba Tifinagh"

FILES: Final = {
    Weight.REGULAR: FOLDER / "RahbaSans-Regular.ttf",
    Weight.SEMIBOLD: FOLDER / "RahbaSans-SemiBold.ttf",
    Weight.BOLD: FOLDER / "RahbaSans-Bold.ttf",
}
TIFINAGH_FILE: Final = FOLDER / "RahbaTifinagh-Regular.ttf"
