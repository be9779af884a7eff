"""Sending files as a browser does."""

from django.core.files.uploadedfile import SimpleUploadedFile

from activateurs.membership.files import actions, images
from activateurs.membership.files.choices import Use
from tests.membership.files.making import jpeg, pdf

IMAGES, DOCUMENTS = "images", "documents"


def upload(contents, name="photo.jpg", said="application/octet-stream"):
    return SimpleUploadedFile(name, contents, content_type=said)


def address(profile, step):
    return f"/espace/profils/{profile.slug}/{step}/"


def send(client, profile, step, data, **options):
    """Signed in as the person of the profile."""
    client.force_login(profile.user)
    return client.post(address(profile, step), data, **options)


def add_picture(profile, use=Use.PHOTO, contents=None, alt="Portrait de Camille", *, at):
    made = images.read(upload(contents or jpeg()), use)
    return actions.add_picture(profile=profile, use=use, made=made, alt=alt, by=profile.user, at=at)


def add_brochure(profile, title="Plaquette", contents=None, *, at):
    return actions.add_brochure(profile=profile, contents=contents or pdf(), title=title, by=profile.user, at=at)
