"""A ZIP archive whose bytes depend on its contents alone: no moment of writing, no system."""

import shutil
from pathlib import Path
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest moment that the format can hold.
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o600 << 16
_UNIX: Final = 3


class StillArchive(ZipFile):
    """Written like any archive; members bear no date."""

    def __init__(self, output: IO[bytes], *, is_packed: bool = True) -> None:
        """`is_packed`: False for pictures, which do not get smaller."""
        super().__init__(output, "w", ZIP_DEFLATED if is_packed else ZIP_STORED)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,  # noqa: ARG002 - that of the archive
        compresslevel: int | None = None,  # noqa: ARG002
    ) -> None:
        """Write a member from memory."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(self._member(name), data)

    def write(
        self,
        filename: Any,
        arcname: Any = None,
        compress_type: int | None = None,  # noqa: ARG002 - that of the archive
        compresslevel: int | None = None,  # noqa: ARG002
    ) -> None:
        """Write a member from a file."""
        with (
            Path(filename).open("rb") as source,
            self.open(self._member(str(arcname or filename)), "w", force_zip64=True) as member,
        ):
            shutil.copyfileobj(source, member)

    def _member(self, name: str) -> ZipInfo:
        member = ZipInfo(name.lstrip("/"), _ALWAYS)
        member.compress_type = self.compression
        member.external_attr = _PLAIN_FILE
        member.create_system = _UNIX
        return member
