"""A real mail relay in a process of its own: ``python -m tests.reliability.relay PORT FOLDER``.

Each message accepted is one file, on disk before the relay says 250: what the folder holds was handed over.
"""

import asyncio
import os
import sys
import uuid
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


class Spool:
    """Writes each message with its recipient as the first line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        # A line before the message, as in the envelope: the header could differ.
        content = f"X-Rcpt: {','.join(envelope.rcpt_tos)}\r\n".encode() + bytes(envelope.content or b"")
        path = self.folder / f"{uuid.uuid4()}.part"
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.rename(path.with_suffix(".eml"))
        return "250 OK"


async def serve(port: int, folder: Path) -> None:
    loop = asyncio.get_running_loop()

    def session() -> Any:
        return SMTP(Spool(folder), hostname="relay.test", loop=loop)

    server = await loop.create_server(session, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
