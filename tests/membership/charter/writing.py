"""Texts being written, published and accepted."""

from datetime import timedelta

from django.utils import timezone

from activateurs.membership.charter import actions, policies
from tests.builders import make_user


def make_draft(text):
    """A draft of ``text``, begun as a copy of its last version."""
    return actions.begin(text=text, by=make_user(), at=timezone.now())


def make_version(text, *, draft=None, by=None, at=None, days=30, what_changed="Les délais sont plus courts."):
    """A new version in force, to be accepted within ``days``."""
    at = at or timezone.now()
    version = draft or make_draft(text)
    deadline = timezone.localdate(at) + timedelta(days=days)
    actions.publish_version(version=version, by=by, at=at, what_changed=what_changed, accept_by=deadline)
    return version


def accept_all(profile, *, at=None):
    """Its person accepts what is outstanding."""
    at = at or timezone.now()
    versions = policies.outstanding(profile, on=timezone.localdate(at))
    return actions.accept(versions=versions, profile=profile, by=profile.user, at=at)
