"""One person of each audience, and one of each thing that an address may name."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from activateurs.foundation.accounts.choices import Role
from activateurs.foundation.notifications.models import Message
from activateurs.foundation.web.readonly import refuse_writes
from activateurs.matching.requests import links
from activateurs.membership.activators.choices import EndReason
from activateurs.membership.activators.kinds import Kind
from activateurs.membership.charter.choices import Text
from activateurs.membership.joining.choices import Ground, Outcome
from activateurs.membership.joining.models import Appeal, Decision, Registration, Submission, Verdict
from activateurs.membership.organisations import actions as structures
from activateurs.membership.organisations.choices import Role as StructureRole
from activateurs.membership.organisations.documents import read
from activateurs.membership.situations.choices import DepartureCause, NoticeCause
from activateurs.membership.situations.models import Delegation, Departure, Notice, PersonalExport
from tests.architecture import routes
from tests.architecture.routes import AUDIENCES, BUSINESS, NOT_SIGNED_IN
from tests.builders import make_membership, make_profile, make_staff, make_texts, make_user
from tests.harness.writes import Writes
from tests.matching.requests.asking import make_handed
from tests.membership.charter.writing import make_draft
from tests.membership.files.sending import add_brochure, add_picture
from tests.membership.organisations.joining_one import PDF

OF_ROLE = {
    routes.REGIONAL: Role.REGIONAL_AGENT,
    routes.MODERATOR: Role.MODERATOR,
    routes.EDITOR: Role.EDITOR,
    routes.STEERING: Role.STEERING,
    routes.ADMINISTRATOR: Role.ADMINISTRATOR,
}
# Well formed, and signed by nobody.
FORGED = "WyJ4IiwwXQ:1vN5xK:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class World:
    """Everything that the table of access needs, in a fresh database."""

    def __init__(self) -> None:
        make_texts()
        self.draft = make_draft(Text.CHARTER)
        profiles = {kind: make_profile(kind) for kind in Kind.values}
        self.people: dict[str, Any] = {kind: profile.user for kind, profile in profiles.items()}
        self.people |= {audience: make_staff(role) for audience, role in OF_ROLE.items()}
        self.people[routes.PENDING] = make_profile(published=False).user
        self.people[routes.MANAGER] = make_user()
        self.people[routes.EX_MEMBER] = self.gone()
        self.adviser = profiles[Kind.ADVISER]
        self.request = make_handed(self.adviser)
        delegation = Delegation.objects.create(
            profile=profiles[Kind.CHAMPION], delegate=self.adviser, proposed_at=self.request.created_at
        )
        departure = Departure.objects.create(
            profile=profiles[Kind.FUNDING_ADVISER],
            person=self.people[Kind.FUNDING_ADVISER],
            cause=DepartureCause.RETIREMENT,
            on=self.request.created_at.date(),
            recorded_at=self.request.created_at,
        )
        hand_over = departure.hand_overs.create(successor=self.adviser, proposed_at=departure.recorded_at)
        made_at = self.request.created_at
        export = PersonalExport.objects.create(
            person=self.adviser.user, asked_at=made_at, made_at=made_at, expires_at=made_at + timedelta(days=1)
        )
        notice = Notice.objects.create(profile=self.adviser, cause=NoticeCause.NO_COLLEAGUE, at=self.request.created_at)
        self.samples = self.on_the_way_in() | {
            "slug": self.adviser.slug,
            "public_id": str(self.request.public_id),
            "pk": str(Message.objects.order_by("pk").values_list("pk", flat=True)[0]),
            "grant_pk": str(self.people[routes.EDITOR].role_grants.get().pk),
            "delegation_pk": str(delegation.pk),
            "name": "savoir-faire",
            "number": "1",
            "hand_over_pk": str(hand_over.pk),
            "export_id": str(export.public_id),
            "notice_pk": str(notice.pk),
            **self.structure_samples(),
            "text": "charte",
            "article_pk": str(self.draft.articles.order_by("pk").values_list("pk", flat=True)[0]),
            "section": "profils",
            "level": "department",
            "code": "56",
            "stored": add_picture(self.adviser, at=self.request.created_at).named(640),
            "brochure": add_brochure(self.adviser, at=self.request.created_at).name,
            "key": "un-courrier",
            "rest": "rien/ici",
        }

    def structure_samples(self) -> dict[str, str]:
        """A structure that the manager manages, where the adviser works, and that somebody asks to join."""
        manager = make_membership(user=self.people[routes.MANAGER])
        structure = manager.structure
        member = make_membership(structure, self.adviser.user, role=StructureRole.MEMBER)
        now = timezone.now()
        asking = structures.ask_to_belong(structure=structure, user=self.people[routes.PENDING], at=now)
        structures.ask_managers(request=asking, words="Je travaille avec vous.", at=now)
        document = structures.add_document(request=asking, read=read(SimpleUploadedFile("kbis.pdf", PDF)), at=now)
        invitation = structures.invite(
            structure=structure,
            email="invitee@exemple.example",
            role=StructureRole.MEMBER,
            by=manager.user,
            at=now,
        )
        return {
            "structure_pk": str(structure.pk),
            "membership_pk": str(member.pk),
            "belonging_id": str(asking.public_id),
            "document_id": str(document.public_id),
            "invitation_id": str(invitation.public_id),
        }

    def on_the_way_in(self) -> dict[str, str]:
        """A registration that is not finished, a profile that waits for a decision, an appeal."""
        now, pending = timezone.now(), self.people[routes.PENDING]
        registration = Registration.objects.create(user=pending, started_at=now, saved_at=now)
        sent = {"sent_at": now, "due_on": now.date()}
        waiting = Submission.objects.create(profile=pending.profiles.get(), sent_by=pending, **sent)
        refused = Submission.objects.create(profile=make_profile(published=False), **sent)
        verdict = Verdict(outcome=Outcome.REFUSED, ground=Ground.ACTIVITY, words="Autre chose.")
        decision = Decision.take(refused, verdict, by=None, at=now)
        appeal = Appeal.objects.create(decision=decision, words="Non.", by=refused.profile.user, at=now)
        return {
            "registration_key": str(registration.key),
            "page": "moi",
            "submission_pk": str(waiting.pk),
            "appeal_pk": str(appeal.pk),
        }

    def gone(self) -> Any:
        """Somebody whose profile was withdrawn."""
        profile = make_profile()
        profile.unpublish(by=None, at=timezone.now(), reason=EndReason.OWN_WISH)
        return profile.user

    def client(self, audience: str) -> Client:
        client = Client()
        if audience not in NOT_SIGNED_IN:
            client.force_login(self.people[audience])
        return client

    def address(self, route: str, audience: str) -> str:
        """Only the business has the link of its request; the others made one up."""
        token = links.token(self.request, self.use_of(route)) if audience == BUSINESS else FORGED
        samples = self.samples | {"token": token}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: samples[part[1]], route)

    def use_of(self, route: str) -> str:
        """What a signed link of that address is good for."""
        uses = {"demandes/envoyee/": links.SENT, "demandes/preuve/": links.PROOF}
        return next((use for start, use in uses.items() if route.startswith(start)), links.TRACKING)

    def answers(self, route: str) -> dict[str, int]:
        """What each audience gets; raises ``WriteOnReadError`` if anything is written meanwhile."""
        clients = {audience: self.client(audience) for audience in AUDIENCES}
        with connection.execute_wrapper(refuse_writes):
            return {
                audience: client.get(self.address(route, audience)).status_code for audience, client in clients.items()
            }

    def answers_to_post(self, route: str, audiences: Iterable[str]) -> dict[str, tuple[int, list[str]]]:
        """What each of ``audiences`` gets for an empty form, and what was written meanwhile."""
        found = {}
        for audience in audiences:
            client, writes = self.client(audience), Writes()
            with connection.execute_wrapper(writes):
                status = client.post(self.address(route, audience)).status_code
            found[audience] = (status, writes.seen)
        return found
