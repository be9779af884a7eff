"""Taking one's data along, leaving the programme, and what is left of a person (A6; law.md, 20 and 21)."""

import csv
import io
import json
import shutil
import subprocess
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_ox.testing import run_tasks

from activateurs.foundation.accounts.choices import Role as ProgrammeRole
from activateurs.foundation.accounts.models import RoleGrant, User
from activateurs.foundation.notifications.models import Message
from activateurs.matching.requests import actions as requests
from activateurs.membership.activators.models import Change, Profile
from activateurs.membership.charter.choices import Text
from activateurs.membership.charter.models import Acceptance, Version
from activateurs.membership.organisations.choices import Proof, Role
from activateurs.membership.organisations.models import Membership
from activateurs.membership.situations.actions import departures
from activateurs.membership.situations.actions import leaving as actions
from activateurs.membership.situations.choices import DepartureCause
from activateurs.membership.situations.models import Departure, Farewell, PersonalExport
from tests.builders import make_profile, make_staff, make_user
from tests.mails import last_mail, mails_to
from tests.matching.requests.asking import BUSINESS, TYPED, make_handed
from tests.threads import together

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger(settings, tmp_path):
    """A ledger of erasures of its own."""
    settings.ERASURES_LEDGER = tmp_path / "erasures.log"
    return settings.ERASURES_LEDGER


@pytest.fixture
def adviser():
    """An activator with something of everything."""
    profile = make_profile(
        first_name="Solenn", last_name="Quéméneur", phone="0699887766", presentation="=HYPERLINK(1)", slug="solenn"
    )
    profile.references.create(business="Le Moulin", need="vendre", work="un site", year=2025)
    Change.objects.create(profile=profile, step="x", before={}, after={"Nom": "Quéméneur"}, by=profile.user, at=NOW)
    Membership.objects.create(
        structure=profile.structure, user=profile.user, role=Role.MANAGER, since=NOW, proven_by=Proof.STAFF
    )
    version = Version.objects.create(text=Text.CHARTER, number=1, drafted_at=NOW, published_at=NOW)
    Acceptance.objects.create(version=version, profile=profile, user=profile.user, signed_as="Solenn Quéméneur", at=NOW)
    return profile


def ask(client):
    client.post(reverse("situations:my_data"))
    run_tasks()
    return PersonalExport.objects.get()


def archive(client, export):
    answer = client.get(reverse("situations:download", args=[export.public_id]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in answer["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(answer.content))


class TestTheExport:
    def test_holds_what_the_person_gave_and_nothing_that_businesses_confided(self, client, adviser):
        request = make_handed(adviser)
        requests.accept(request=request, by=adviser.user, at=NOW, promised_on=TODAY, words="Bonjour à vous")
        client.force_login(adviser.user)
        export = ask(client)
        found = archive(client, export)
        data = json.loads(found.read("donnees.json"))
        assert data["compte"]["compte"][0]["adresse électronique"] == adviser.user.email
        assert data["fiches"]["fiches"][0]["nom"] == "Quéméneur"
        assert data["fiches"]["references"][0]["entreprise"] == "Le Moulin"
        assert data["textes"]["textes-acceptes"][0]["signé par"] == "Solenn Quéméneur"
        assert data["structures"]["appartenances"][0]["rôle"] == "Gestionnaire"
        whole = "".join(found.read(name).decode("utf-8-sig") for name in found.namelist())
        assert "Bonjour à vous" in whole
        for secret in (BUSINESS, TYPED["need"], TYPED["person_name"], "06 12 34 56 78"):
            assert secret not in whole
        assert adviser.user.password not in whole

    def test_tables_are_what_a_french_spreadsheet_opens_and_run_no_formula(self, client, adviser):
        client.force_login(adviser.user)
        found = archive(client, ask(client))
        raw = found.read("tableaux/fiches.csv")
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
        assert rows[0]["présentation"] == "'=HYPERLINK(1)"
        assert json.loads(found.read("donnees.json"))["fiches"]["fiches"][0]["présentation"] == "=HYPERLINK(1)"

    @pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
    def test_libreoffice_reads_it(self, client, adviser, tmp_path):
        client.force_login(adviser.user)
        archive(client, ask(client)).extract("tableaux/fiches.csv", tmp_path)
        command = ["soffice", "--headless", "--convert-to", "ods", "--outdir", tmp_path]
        subprocess.run([*command, tmp_path / "tableaux/fiches.csv"], check=True, timeout=120)
        assert (tmp_path / "fiches.ods").exists()

    def test_is_for_its_owner_only_and_for_some_days(self, client, adviser):
        client.force_login(adviser.user)
        path = reverse("situations:download", args=[ask(client).public_id])
        assert last_mail("situations.export_ready").recipient == adviser.user.email
        for other in (make_user(), make_staff(ProgrammeRole.ADMINISTRATOR)):
            stranger = Client()
            stranger.force_login(other)
            assert stranger.get(path).status_code == 404
        assert Client().get(path).status_code == 302
        with time_machine.travel(NOW + timedelta(days=8)):
            client.force_login(adviser.user)
            assert client.get(path).status_code == 404
            actions.tidy_exports.call()
        assert not PersonalExport.objects.exists()

    def test_asking_twice_makes_one_and_a_lost_task_is_made_up_for(self, client, adviser):
        client.force_login(adviser.user)
        for _ in range(2):
            client.post(reverse("situations:my_data"))
        assert PersonalExport.objects.get().made_at is None
        assert "elle se prépare" in client.get(reverse("situations:my_data")).content.decode()
        for _ in range(2):
            actions.tidy_exports.call()
        run_tasks()
        assert PersonalExport.objects.get().made_at is not None
        assert len([mail for mail in mails_to(adviser.user.email) if mail.name == "situations.export_ready"]) == 1


class TestLeaving:
    def test_the_page_says_what_happens_and_asks_to_be_sure(self, client, adviser):
        make_handed(adviser)
        client.force_login(adviser.user)
        page = client.get(reverse("situations:farewell")).content.decode()
        for words in ("Une demande est en cours", "Plus personne ne gérera", "Dans 30 jours", "pendant cinq ans"):
            assert words in page
        answer = client.post(reverse("situations:farewell"), {})
        assert list(answer.context["form"].errors) == ["sure"]
        assert not Farewell.objects.exists()

    def test_everything_ends_at_once(self, client, adviser):
        request = make_handed(adviser)
        person, elsewhere = adviser.user, Client()
        elsewhere.force_login(person)
        client.force_login(person)
        assert elsewhere.get("/espace/").status_code == 200
        answer = client.post(reverse("situations:farewell"), {"sure": "on"})
        assert "Vous avez quitté le programme" in answer.content.decode()
        assert elsewhere.get("/espace/").status_code == 302, "a session elsewhere ends too"
        assert client.get("/espace/").status_code == 302
        assert client.get(reverse("directory:profile", args=["solenn"])).status_code == 410
        assert client.get("/api/v1/activateurs/solenn").status_code == 404
        assert not Membership.objects.current().of(person).exists()
        assert request.holding is None
        assert [mail.name for mail in mails_to(BUSINESS)][-1] == "requests.left_alone"
        assert last_mail("situations.farewell").recipient == person.email
        assert last_mail("organisations.no_manager") is not None
        assert Acceptance.objects.get().ended_on == TODAY

    def test_nobody_signs_in_afterwards(self, client, adviser):
        address = adviser.user.email
        actions.say_farewell(person=adviser.user, at=NOW)
        before = Message.objects.filter(name="accounts.login_code").count()
        client.post("/connexion/", {"email": address})
        codes = Message.objects.filter(name="accounts.login_code").order_by("pk")[before:]
        for code in codes:
            found = [line.strip() for line in code.text.splitlines() if line.startswith("    ")]
            client.post("/connexion/code/", {"code": found[0] if found else "x"})
        assert client.get("/espace/").status_code == 302

    def test_a_planned_departure_takes_its_colleague_along(self, adviser):
        colleague = make_profile(structure=adviser.structure)
        request = make_handed(adviser)
        plan = departures.Plan(cause=DepartureCause.RETIREMENT, on=TODAY + timedelta(days=9), successor=colleague)
        planned = departures.record(profile=adviser, plan=plan, by=adviser.user, at=NOW)
        departures.accept(hand_over=planned.hand_overs.get(), at=NOW)
        actions.say_farewell(person=adviser.user, at=NOW)
        assert request.holding.profile == colleague

    def test_roles_end(self):
        person = make_staff(ProgrammeRole.EDITOR)
        actions.say_farewell(person=person, at=NOW)
        assert not RoleGrant.objects.open().filter(user=person).exists()

    def test_leaving_twice_is_leaving_once(self, adviser):
        first = actions.say_farewell(person=adviser.user, at=NOW)
        assert actions.say_farewell(person=adviser.user, at=NOW + timedelta(days=3)) == first
        assert len([mail for mail in mails_to(first.person.email) if mail.name == "situations.farewell"]) == 1


@pytest.mark.django_db(transaction=True)
def test_two_browsers_leave_at_once():
    profile = make_profile()
    results = together(*[lambda: actions.say_farewell(person=profile.user, at=NOW)] * 2)
    assert [type(one) for one in results] == [Farewell, Farewell]
    assert Departure.objects.count() == 1


class TestErasing:
    def run(self, days):
        with time_machine.travel(NOW + timedelta(days=days)):
            actions.erase_due.call()

    def leave(self, adviser):
        person = adviser.user
        actions.say_farewell(person=person, at=NOW)
        return person

    def test_nothing_that_tells_who_it_was_is_left(self, adviser):
        request = make_handed(adviser)
        requests.accept(request=request, by=adviser.user, at=NOW, promised_on=TODAY, words="")
        address = adviser.user.email
        person = self.leave(adviser)
        self.run(29)
        assert User.objects.get(pk=person.pk).email == address
        self.run(30)
        self.run(31)
        assert User.objects.get(pk=person.pk).email == f"efface-{person.pk}@efface.invalid"
        left = Profile.objects.get(pk=adviser.pk)
        assert (left.person_name, left.phone, left.presentation, left.user) == ("", "", "", None)
        assert left.slug != "solenn"
        assert not Change.objects.exists()
        assert not Message.objects.filter(recipient=address).exists()
        # The proof stays five years, the mails that a business received thirty days (MAIL_KEEP_DAYS).
        for part in everything():
            for secret in ("Quéméneur", "Solenn", "solenn", address, "0699887766", "Le Moulin"):
                if part["model"] != "charter.acceptance" and part["fields"].get("recipient") != BUSINESS:
                    assert secret not in str(part), part

    def test_the_proof_of_the_charter_and_the_requests_of_businesses_stay(self, adviser):
        request = make_handed(adviser)
        self.leave(adviser)
        self.run(30)
        assert Acceptance.objects.get().signed_as == "Solenn Quéméneur"
        request.refresh_from_db()
        assert request.email == BUSINESS

    def test_a_profile_that_was_left_before_is_erased_too(self, adviser):
        plan = departures.Plan(cause=DepartureCause.RETIREMENT, on=TODAY)
        person = adviser.user
        departures.record(profile=adviser, plan=plan, by=person, at=NOW)
        actions.say_farewell(person=User.objects.get(pk=person.pk), at=NOW)
        self.run(30)
        assert Profile.objects.get(pk=adviser.pk).person_name == ""

    def test_the_address_may_join_again(self, adviser):
        address = adviser.user.email
        self.leave(adviser)
        self.run(30)
        assert make_user(address).pk != adviser.user.pk

    def test_somebody_killed_midway_is_erased_next_time(self, adviser, monkeypatch):
        person = self.leave(adviser)
        monkeypatch.setattr(actions.ledger, "add", _dies)
        with pytest.raises(KeyboardInterrupt):
            self.run(30)
        assert User.objects.get(pk=person.pk).email != f"efface-{person.pk}@efface.invalid"
        monkeypatch.undo()
        self.run(45)
        assert User.objects.get(pk=person.pk).email == f"efface-{person.pk}@efface.invalid"

    def test_a_restored_backup_brings_nobody_back(self, adviser, ledger):
        person = self.leave(adviser)
        self.run(30)
        # The backup is older than the farewell: the account is there again, and nothing says that it left.
        Farewell.objects.all().delete()
        Departure.objects.all().delete()
        User.objects.filter(pk=person.pk).update(email="revenante@exemple.example", is_active=True, first_name="Solenn")
        Profile.objects.filter(pk=adviser.pk).update(user=person, first_name="Solenn")
        self.run(32)
        assert User.objects.get(pk=person.pk).first_name == ""
        assert Profile.objects.get(pk=adviser.pk).first_name == ""
        assert "Solenn" not in ledger.read_text()

    def test_another_account_under_the_same_number_is_left_alone(self, adviser):
        person = self.leave(adviser)
        self.run(30)
        Farewell.objects.all().delete()
        User.objects.filter(pk=person.pk).update(date_joined=NOW + timedelta(days=31), first_name="Autre")
        self.run(32)
        assert User.objects.get(pk=person.pk).first_name == "Autre"


def _dies(*_, **__):
    raise KeyboardInterrupt


def everything():
    """Every row of the database, as Django writes it."""
    from django.apps import apps
    from django.core import serializers

    rows = []
    for model in apps.get_models():
        if model._meta.app_label not in {"geo", "sessions", "django_ox"} and not model._meta.proxy:
            rows += serializers.serialize("python", model._base_manager.all())
    return rows
