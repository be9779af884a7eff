"""Several people at the same moment: functions run together, each on its own database connection."""

import threading

from django.db import connection


def together(*functions):
    """What each function returned, in their order; an exception is returned, not raised."""
    start = threading.Barrier(len(functions))
    results = [None] * len(functions)

    def run(index, function):
        start.wait()
        try:
            results[index] = function()
        except Exception as error:  # noqa: BLE001 - given to the test
            results[index] = error
        finally:
            # Django keeps connections to a test database in memory open: this one would outlive its thread.
            if connection.connection is not None:
                connection._close()
                connection.connection = None

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(functions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
