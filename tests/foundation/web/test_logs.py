"""A fault leaves a trace that says where, and opens nothing."""

import logging

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.log import log_response


def test_a_fault_is_told_on_the_standard_error() -> None:
    handlers = {handler.name: handler for handler in logging.getLogger("django").handlers}
    assert list(handlers) == ["standard error"]
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
    assert not logging.getLogger("django.security.DisallowedHost").isEnabledFor(logging.ERROR)
    assert not settings.ADMINS


def test_a_personal_link_is_not_written(caplog: object) -> None:
    token = signing.dumps(["0" * 32, 1], salt="essai")
    request = RequestFactory().get(f"/demandes/preuve/{token}/confirmer/")
    log_response("%s: %s", "Internal Server Error", request.path, response=HttpResponse(status=500), request=request)
    (record,) = caplog.records  # type: ignore[attr-defined]
    assert record.getMessage() == "Internal Server Error: /demandes/preuve/(lien)/confirmer/"
