"""What changes in one process shows within a second in every other: a withdrawn profile is seen by nobody."""

import os
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from activateurs.membership.activators import actions
from activateurs.membership.activators.choices import EndReason
from tests.builders import make_profile, make_taxonomy

pytestmark = pytest.mark.django_db(transaction=True)


def database_url():
    """The database of this very test, for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    login = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'], safe='')}"
    return f"postgresql://{login}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


class OtherProcess:
    """The second process, asked by its standard input."""

    def __init__(self):
        environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        command = [sys.executable, "-m", "tests.matching.finder.other_process"]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def shows(self, profile):
        self.process.stdin.write(f"{profile.pk}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip() == "True"

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


@pytest.fixture
def other():
    process = OtherProcess()
    yield process
    process.close()


def test_a_withdrawn_profile_is_gone_everywhere_within_a_second(other):
    make_taxonomy()
    profile, at = make_profile(published=False), timezone.now()
    assert not other.shows(profile)
    actions.publish(profile=profile, by=None, at=at)
    time.sleep(1)
    assert other.shows(profile)
    actions.unpublish(profile=profile, by=None, at=at, reason=EndReason.DECISION)
    time.sleep(1)
    assert not other.shows(profile)
