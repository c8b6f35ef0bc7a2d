"""Photos as a platform wants them: no larger than it asks, and nothing in them but the picture."""

import io


def fitted(jpeg: bytes, longest_side: int) -> bytes:
    """Return a picture of at most so many pixels a side, without metadata; never enlarged.

    The same picture and size give the same bytes. Raises `ValueError` for what is no picture.
    """
    # Loading the picture library waits until there is a picture.
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(jpeg)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError) as fault:
        raise ValueError("not a picture") from fault
    picture.thumbnail((longest_side, longest_side))
    # Into a new one: what the file said beside the dots does not come along.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    output = io.BytesIO()
    bare.save(output, "JPEG", quality=88, optimize=True)
    return output.getvalue()
