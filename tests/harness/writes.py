"""What a piece of code writes to the database."""

from typing import Any

from activateurs.foundation.web.readonly import is_read


class Writes:
    """For ``connection.execute_wrapper``: every statement that is not a read, in order."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not is_read(str(sql)):
            self.seen.append(str(sql)[:120])
        return execute(sql, params, many, context)
