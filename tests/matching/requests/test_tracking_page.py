"""The business's own page: unguessable, revocable, indexed nowhere, and everything can be done from it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activateurs.foundation.notifications.models import Message
from activateurs.matching.requests import actions, links
from tests.builders import make_profile
from tests.mails import last_mail, path_in
from tests.matching.requests.asking import BUSINESS, TYPED, make_handed, make_request

pytestmark = pytest.mark.django_db


def tracking(request):
    return reverse("requests:tracking", args=[links.token(request, links.TRACKING)])


def personal_pages(request):
    sent = reverse("requests:sent", args=[links.token(request, links.SENT)])
    proof = reverse("requests:proof", args=[links.token(request, links.PROOF)])
    own = tracking(request)
    return [sent, proof, own, f"{own}corriger/", f"{own}retirer/", f"{own}nouveau-lien/"]


def test_no_personal_page_is_indexed_kept_or_told_to_another_site(client):
    for request in (make_request(), make_handed()):
        for path in personal_pages(request):
            response = client.get(path, follow=False)
            assert response.status_code in {200, 302}, path
            assert "noindex" in response["X-Robots-Tag"]
            assert "no-store" in response["Cache-Control"]
            assert response["Referrer-Policy"] == "same-origin"
            assert path not in response.content.decode().partition("</head>")[0]


def test_reading_changes_nothing(client):
    request = make_handed()
    for path in personal_pages(request):
        client.get(path)
    assert (request.stage.state, request.corrections.count()) == ("HANDED", 0)


@pytest.mark.parametrize("use", [links.PROOF, links.SENT])
def test_a_link_serves_one_use(client, use):
    token = links.token(make_handed(), use)
    assert client.get(reverse("requests:tracking", args=[token])).status_code == 404


def test_a_link_that_was_touched_is_refused(client):
    path = tracking(make_handed())
    assert client.get(path[:-3] + ("a" if path[-3] != "a" else "b") + path[-2:]).status_code == 404


def test_a_new_link_makes_the_old_one_useless(client):
    old = tracking(make_handed())
    assert "nouveau lien" in client.post(f"{old}nouveau-lien/").content.decode()
    assert client.get(old).status_code == 410
    assert client.post(f"{old}retirer/").status_code == 410
    assert client.get(path_in(last_mail("requests.new_link"))).status_code == 200


def test_the_proof_link_ends_after_a_week(client, time_machine, settings):
    path = reverse("requests:proof", args=[links.token(make_request(), links.PROOF)])
    time_machine.move_to(timezone.now() + timedelta(seconds=settings.UNPROVEN_REQUEST_DAYS * 86400 + 60))
    assert client.get(path).status_code == 410
    assert client.post(f"{path}confirmer/").status_code == 410


def test_a_used_proof_link_says_so_and_shows_no_way_in(client):
    request = make_handed()
    page = client.get(reverse("requests:proof", args=[links.token(request, links.PROOF)])).content.decode()
    assert "déjà confirmée" in page
    assert links.token(request, links.TRACKING).split(":")[0] not in page
    assert reverse("requests:lost_link") in page


def test_a_refusal_is_shown_at_once_with_what_to_do(client):
    request = make_handed()
    holder = request.holding.profile.user
    words = "Voyez ma collègue."
    actions.decline(request=request, by=holder, at=timezone.now(), reason="SKILLS", words=words)
    page = client.get(tracking(request)).content.decode()
    for expected in (words, "ne fait pas partie de mes compétences", "Trouver un autre activateur"):
        assert expected in page
        assert expected in last_mail("requests.declined").text or expected.startswith("Trouver")


def test_the_activators_phone_is_told_once_it_accepted(client):
    request = make_handed(make_profile(phone="06 98 76 54 32"))
    assert "06 98 76 54 32" not in client.get(tracking(request)).content.decode()
    holder, day = request.holding.profile.user, timezone.localdate()
    actions.accept(request=request, by=holder, at=timezone.now(), promised_on=day, words="")
    assert "06 98 76 54 32" in client.get(tracking(request)).content.decode()


def test_late_is_said(client, time_machine):
    request = make_handed()
    path = tracking(request)
    time_machine.move_to(timezone.now() + timedelta(seconds=15 * 86400))
    assert "La réponse tarde" in client.get(path).content.decode()


def test_correcting_keeps_what_was_typed_when_a_field_is_wrong(client):
    path = f"{tracking(make_handed())}corriger/"
    response = client.post(path, TYPED | {"phone": "12", "message": "Nouveau texte"})
    assert list(response.context["form"].errors) == ["phone"]
    assert "Nouveau texte" in response.content.decode()


def test_correcting_and_withdrawing(client):
    request = make_handed()
    path = tracking(request)
    client.post(f"{path}corriger/", TYPED | {"message": "Nouveau texte"})
    assert "Nouveau texte" in client.get(path).content.decode()
    client.post(f"{path}retirer/")
    page = client.get(path).content.decode()
    assert "Votre demande est retirée" in page
    assert "Corriger ma demande" not in page
    assert client.get(f"{path}corriger/").status_code == 302


def test_the_proof_mail_can_be_asked_again_a_few_times(client):
    request = make_request()
    path = reverse("requests:sent", args=[links.token(request, links.SENT)])
    for _ in range(6):
        assert client.post(path).status_code == 302
    with pytest.raises(actions.TooManyMailsError):
        actions.remind_proof(request=request, at=timezone.now())


def test_lost_links_go_to_the_address_and_the_answer_tells_nothing(client):
    request = make_handed()
    make_request(email="autre@exemple.example")
    answers = [
        client.post(reverse("requests:lost_link"), {"email": email}).content.decode().replace(email, "…")
        for email in (BUSINESS, "autre@exemple.example", "personne@exemple.example")
    ]
    assert len({re.sub(r'value="[A-Za-z0-9]{64}"', "", answer) for answer in answers}) == 1
    assert [mail.recipient for mail in Message.objects.filter(name="requests.your_links")] == [BUSINESS]
    assert client.get(path_in(last_mail("requests.your_links"))).context["contact"] == request


def test_an_address_without_a_request_is_answered_as_slowly(client):
    make_handed()
    written = []
    for email in (BUSINESS, "personne@exemple.example"):
        with CaptureQueriesContext(connection) as queries:
            client.post(reverse("requests:lost_link"), {"email": email})
        written.append([query["sql"].split('"')[1] for query in queries if query["sql"].startswith("INSERT")])
    assert written[0] == written[1] != []
    assert not Message.objects.filter(recipient="personne@exemple.example").exists()


def test_lost_links_cannot_flood_an_address(client):
    make_handed()
    for _ in range(6):
        assert client.post(reverse("requests:lost_link"), {"email": BUSINESS}).status_code == 200
    assert Message.objects.filter(name="requests.your_links").count() == 3
