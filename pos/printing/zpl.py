"""Label printers: a picture in the words of ZPL II (Zebra Programming Guide, ^GF)."""

from pos.printing.bitmap import Bitmap


def label_bytes(bitmap: Bitmap) -> bytes:
    """Return what prints a picture as one label, as long as it is high."""
    size = len(bitmap.rows)
    field = f"^GFA,{size},{size},{bitmap.stride},{bitmap.rows.hex().upper()}"
    return f"^XA^PW{bitmap.width}^LL{bitmap.height}^FO0,0{field}^FS^XZ\n".encode("ascii")
