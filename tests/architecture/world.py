"""One person of each audience, and one of each thing that an address may name."""

import re
from typing import Any

from django.db import connection
from django.test import Client

from activateurs.foundation.notifications.models import Message
from activateurs.foundation.web.readonly import refuse_writes
from activateurs.matching.requests import links
from activateurs.membership.activators.kinds import Kind
from tests.architecture.routes import ADMINISTRATOR, AUDIENCES, STAFF, VISITOR
from tests.builders import make_profile, make_user
from tests.matching.requests.asking import make_handed


class World:
    """Everything that the table of access needs, in a fresh database."""

    def __init__(self) -> None:
        self.people: dict[str, Any] = {kind: make_user() for kind in Kind.values}
        self.people[STAFF] = make_user(is_staff=True)
        self.people[ADMINISTRATOR] = make_user(is_staff=True, is_superuser=True)
        profiles = {kind: make_profile(kind, user=self.people[kind]) for kind in Kind.values}
        self.adviser = profiles[Kind.ADVISER]
        self.request = make_handed(self.adviser)
        self.samples = {
            "slug": self.adviser.slug,
            "public_id": str(self.request.public_id),
            "pk": str(Message.objects.order_by("pk").values_list("pk", flat=True)[0]),
            "section": "profils",
            "level": "department",
            "code": "56",
            "key": "un-courrier",
            "rest": "rien/ici",
        }

    def client(self, audience: str) -> Client:
        client = Client()
        if audience != VISITOR:
            client.force_login(self.people[audience])
        return client

    def address(self, route: str) -> str:
        samples = self.samples | {"token": links.token(self.request, self.use_of(route))}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: samples[part[1]], route)

    def use_of(self, route: str) -> str:
        """What a signed link of that address is good for."""
        uses = {"demandes/envoyee/": links.SENT, "demandes/preuve/": links.PROOF}
        return next((use for start, use in uses.items() if route.startswith(start)), links.TRACKING)

    def answers(self, route: str) -> dict[str, int]:
        """What each audience gets; raises ``WriteOnReadError`` if anything is written meanwhile."""
        clients = {audience: self.client(audience) for audience in AUDIENCES}
        address = self.address(route)
        with connection.execute_wrapper(refuse_writes):
            return {audience: client.get(address).status_code for audience, client in clients.items()}
