"""What the database holds, as JSON: ``python -m tests.reliability.state`` in the environment of the site."""

import json
import os

import django


def state() -> dict[str, list[list[str]]]:
    """Each request with its state and number of holders, each message with its kind, recipient and state."""
    from django.db.models import Count

    from activateurs.foundation.notifications.models import Message
    from activateurs.matching.requests.models import ContactRequest, Stage

    states = dict(Stage.objects.filter(until__isnull=True).values_list("request_id", "state"))
    requests = ContactRequest.objects.annotate(holders=Count("holdings")).order_by("pk")
    return {
        "requests": [[one.email, states[one.pk], one.holders] for one in requests],
        "messages": [
            list(row)
            for row in Message.objects.order_by("pk").values_list("message_id", "name", "recipient", "state", "about")
        ],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    django.setup()
    print(json.dumps(state()))
