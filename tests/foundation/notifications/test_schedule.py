"""The one schedule of periodic work: each task exists, runs on an empty site, and runs twice without harm."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

SCHEDULES = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", SCHEDULES)
def test_a_scheduled_task_can_run_twice(name):
    scheduled = import_string(SCHEDULES[name]["task"])
    for _ in range(2):
        scheduled.call()


def test_what_holds_the_promises_is_scheduled():
    functions = {schedule["task"].rpartition(".")[2] for schedule in SCHEDULES.values()}
    assert functions >= {"sweep", "expire_unproven", "erase_ended", "prune", "tidy"}


def test_the_sweep_passes_well_within_a_minute():
    every = [one["every"] for one in SCHEDULES.values() if one["task"].endswith("notifications.actions.sweep")]
    assert every
    assert max(every) < 60
