"""Later and periodic work: one ordered schedule, run by the worker (`manage.py ox_worker`)."""

from typing import Any

SCHEDULES: dict[str, dict[str, Any]] = {}

TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": ["default"],
        "OPTIONS": {"SCHEDULES": SCHEDULES},
    }
}
