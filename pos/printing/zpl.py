"""Labels in the words of label printers: a picture, and how many of it (Zebra ZPL II, ^GF and ^PQ).

Only pictures leave: no word that was typed can be taken for a command. They are packed as `Z64`
(zlib, base64, CRC-16), a tenth of the size in hexadecimal digits.
"""

import zlib
from base64 import b64encode
from binascii import crc_hqx
from typing import Final

from pos.printing.bitmap import Bitmap

# ^PQ takes eight digits, but nobody means more than a roll.
MOST_COPIES: Final = 9999


def label_bytes(bitmap: Bitmap, copies: int = 1) -> bytes:
    """Return what prints a picture as one label, as long as it is high, so many times."""
    if not 0 < copies <= MOST_COPIES:
        raise ValueError(f"a label is printed 1 to {MOST_COPIES} times")
    packed = b64encode(zlib.compress(bitmap.rows))
    # The CRC is that of XMODEM, over the letters of base64 (ZPL II Programming Guide, appendix).
    field = f":Z64:{packed.decode('ascii')}:{crc_hqx(packed, 0):04X}"
    size = len(bitmap.rows)
    picture = f"^FO0,0^GFA,{size},{size},{bitmap.stride},{field}^FS"
    paper = f"^PW{bitmap.width}^LL{bitmap.height}^LH0,0"
    return f"^XA{paper}{picture}^PQ{copies}^XZ\n".encode("ascii")
