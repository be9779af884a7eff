"""Files being received: what exceeds the largest file that any form takes is thrown away as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadhandler import TemporaryFileUploadHandler

if TYPE_CHECKING:
    from typing import Any

    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 10_000_001  # one more than the largest file of any form, which then says that it is too large


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """On disk, no more than that of each file: nobody fills it by sending what no form takes."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what fits."""
        if start < MOST_BYTES:
            super().receive_data_chunk(raw_data[: MOST_BYTES - start], start)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """The file, with the size that was kept."""
        return super().file_complete(min(file_size, MOST_BYTES))
