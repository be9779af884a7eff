"""Production settings: nothing of the demonstration, HTTPS, and no start without what mails and links need."""

import os
import subprocess
import sys

import pytest

GIVEN = {"SECRET_KEY": "x" * 60, "SITE_URL": "https://activateurs.example", "SMTP_HOST": "relais.example"}
TOLD = "from config.settings import production as p; print(p.DEMO, p.DEBUG, p.HTTPS, p.SESSION_COOKIE_SECURE)"


def production(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What the settings say in an environment, told by a process of their own."""
    bare = {name: value for name, value in os.environ.items() if name in {"PATH", "ACTIVATEURS_DATA"}}
    command = [sys.executable, "-c", TOLD]
    return subprocess.run(command, env={**bare, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("hostile", [{}, {"DEMO": "1", "DEBUG": "1"}])
def test_shows_nothing_of_the_demonstration_and_speaks_https(hostile: dict[str, str]) -> None:
    assert production({**GIVEN, **hostile}).stdout.split() == ["False", "False", "True", "True"]


def test_plain_http_is_a_choice() -> None:
    assert production({**GIVEN, "HTTPS": "no"}).stdout.split()[2:] == ["False", "False"]


@pytest.mark.parametrize("missing", list(GIVEN))
def test_does_not_start_without_what_it_needs(missing: str) -> None:
    started = production({name: value for name, value in GIVEN.items() if name != missing})
    assert f"{missing} is required" in started.stderr
