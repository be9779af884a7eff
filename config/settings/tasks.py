"""Later and periodic work: one ordered schedule, run by the worker (`manage.py ox_worker`)."""

from typing import Any

from config.env import env_int

# Each is safe to run twice, to be killed midway and to be skipped for days. Times are French local time.
SCHEDULES: dict[str, dict[str, Any]] = {
    "take the messages that nobody holds": {
        "task": "activateurs.foundation.notifications.actions.sweep",
        "every": env_int("MAIL_SWEEP_SECONDS", 15),
    },
    "add what pages said to the counts": {
        "task": "activateurs.foundation.journal.actions.fold",
        "every": env_int("FOLD_SECONDS", 60),
    },
    "work out what profiles are compared with": {
        "task": "activateurs.oversight.statistics.actions.refresh_medians",
        "cron": "10 4 * * *",
    },
    "erase requests that were never proven": {
        "task": "activateurs.matching.requests.actions.expire_unproven",
        "cron": "20 3 * * *",
    },
    "erase requests that ended a year ago": {
        "task": "activateurs.matching.requests.actions.erase_ended",
        "cron": "30 3 * * *",
    },
    "tell members of a new charter, take out those who did not accept it": {
        "task": "activateurs.membership.charter.actions.publishing.tell_members",
        "cron": "0 7 * * *",
    },
    "erase proofs of acceptance of those who left years ago": {
        "task": "activateurs.membership.charter.actions.publishing.erase_old_proofs",
        "cron": "10 4 * * *",
    },
    "do the departures whose day has come": {
        "task": "activateurs.membership.situations.actions.departures.execute_due",
        "cron": "5 0 * * *",
    },
    "make and erase the copies of one's data": {
        "task": "activateurs.membership.situations.actions.leaving.tidy_exports",
        "cron": "*/10 * * * *",
    },
    "erase those who left the programme": {
        "task": "activateurs.membership.situations.actions.leaving.erase_due",
        "cron": "15 3 * * *",
    },
    "ask whether profiles are still true": {
        "task": "activateurs.membership.situations.actions.freshness.keep_fresh",
        "cron": "10 6 * * *",
    },
    "erase codes and invitations that nobody used": {
        "task": "activateurs.membership.organisations.actions.erasure.forget_unanswered",
        "cron": "45 3 * * *",
    },
    "ask the registry about structures": {
        "task": "activateurs.membership.organisations.actions.facts.refresh_facts",
        "cron": "20 4 * * *",
    },
    "erase documents of people whose structure was decided": {
        "task": "activateurs.membership.organisations.actions.erasure.erase_documents",
        "cron": "35 3 * * *",
    },
    "erase files that no profile shows any more": {
        "task": "activateurs.membership.files.actions.sweep",
        "cron": "20 4 * * *",
    },
    "erase delivered messages": {
        "task": "activateurs.foundation.notifications.actions.prune",
        "cron": "40 3 * * *",
    },
    "forget sessions that ended": {
        "task": "activateurs.foundation.accounts.actions.forget_ended_sessions",
        "cron": "55 * * * *",
    },
    "erase finished tasks and ended sessions": {
        "task": "activateurs.foundation.notifications.actions.tidy",
        "cron": "50 * * * *",
    },
}

TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": ["default"],
        # A task whose worker was killed is taken up again after LOCK_TIMEOUT seconds.
        "OPTIONS": {"SCHEDULES": SCHEDULES, "LOCK_TIMEOUT": env_int("TASK_LOCK_SECONDS", 120)},
    }
}
