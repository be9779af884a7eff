"""Opening and sending pages of the editor as a browser does."""

import re

from django.test import Client


def signed_in(profile):
    client = Client()
    client.force_login(profile.user)
    return client


def address(profile, step=""):
    return f"/espace/profils/{profile.slug}/{f'{step}/' if step else ''}"


def opened(client, profile, step):
    """The page, and the stamp that its form carries."""
    response = client.get(address(profile, step))
    assert response.status_code == 200
    return re.search(r'name="version" value="([^"]+)"', response.content.decode())[1]


def send(client, profile, step, data, *, stamp=None, wish="", **options):
    """Send a page that was just opened, or was with ``stamp``."""
    stamp = stamp or opened(client, profile, step)
    return client.post(address(profile, step), data | {"version": stamp, "faire": wish}, **options)
