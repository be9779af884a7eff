"""A query without an order gives its rows in any order: code that hopes for one fails here, not in production."""

import random
from typing import Any

import pytest
from django.db.models import QuerySet

_fetch_all = QuerySet._fetch_all


def _fetch_all_shuffled(queryset: QuerySet[Any]) -> None:
    fresh = queryset._result_cache is None
    _fetch_all(queryset)
    if fresh and not queryset.ordered:
        random.shuffle(queryset._result_cache)


@pytest.fixture(autouse=True, scope="session")
def shuffle_unordered_queries() -> Any:
    """Shuffled in Python, so that the SQL and the number of queries stay those of production."""
    QuerySet._fetch_all = _fetch_all_shuffled
    yield
    QuerySet._fetch_all = _fetch_all
