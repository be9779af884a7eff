"""GET and HEAD never write."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.test import Client

from activateurs.foundation.web.readonly import WriteOnReadError, refuse_writes

pytestmark = [pytest.mark.urls("tests.foundation.web.pages"), pytest.mark.django_db]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_safe_method_that_writes_is_refused(client: Client, method: str) -> None:
    with pytest.raises(WriteOnReadError):
        getattr(client, method)("/ecrit/")


def test_post_writes_and_get_reads(client: Client) -> None:
    assert client.post("/ecrit/").content == b"fait"
    assert client.get("/lit/").status_code == 200


def test_the_visitors_own_session_may_be_kept(client: Client) -> None:
    assert client.get("/retient/").content == b"retenu"
    assert client.session["seen"] == "yes"


def test_the_guard_ends_with_the_request(client: Client) -> None:
    client.get("/lit/")
    assert Permission.objects.filter(pk=0).update(name="x") == 0


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO t VALUES (1)",
        "  update t set a = 1",
        "DELETE FROM t",
        "DROP TABLE t",
        "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
        "UPDATE django_session_copy SET a = 1",
        "VACUUM",
    ],
)
def test_statements_that_write(sql: str) -> None:
    with pytest.raises(WriteOnReadError):
        refuse_writes(lambda *_arguments: None, sql, (), False, {})


@pytest.mark.parametrize("sql", ["SELECT 1", "(SELECT 1) UNION (SELECT 2)", "WITH a AS (SELECT 1) SELECT * FROM a"])
def test_statements_that_read(sql: str) -> None:
    assert refuse_writes(lambda *_arguments: "done", sql, (), False, {}) == "done"


def test_a_transaction_may_be_opened_to_read() -> None:
    with connection.execute_wrapper(refuse_writes), transaction.atomic():
        assert Permission.objects.count() >= 0
