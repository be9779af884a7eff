"""Proving that one belongs to a structure (A2.3): a code at its domain, its manager's word, or staff's decision."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from activateurs.membership.organisations import domains, policies, tell
from activateurs.membership.organisations.choices import Outcome, Proof
from activateurs.membership.organisations.models import AddressCode, BelongingRequest, Domain

from . import erasure
from .exceptions import AlreadyThereError, NotAllowedError, OrganisationError
from .people import Evidence, admit, locked

if TYPE_CHECKING:
    from datetime import datetime

    from activateurs.foundation.accounts.models import User
    from activateurs.membership.organisations.models import Membership, Structure

# Without the letters and digits that are taken for one another.
ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 8
CODE_MINUTES = 30
MOST_ATTEMPTS = 5
MOST_CODES_A_DAY = 5


class AlreadyDecidedError(OrganisationError):
    """The request was accepted, refused or given up meanwhile."""


class AddressRefusedError(OrganisationError):
    """An address there proves nothing; the message says why, in French."""


class TooManyCodesError(OrganisationError):
    """Enough codes were sent today."""


class WrongCodeError(OrganisationError):
    """It is not the code that was sent last."""


class CodeExpiredError(OrganisationError):
    """Too old, used, or tried too often: ask for another."""


@transaction.atomic
def ask_to_belong(*, structure: Structure, user: User, at: datetime) -> BelongingRequest:
    """Say that one works there; asked twice, it is the same request. It then needs one of the three proofs.

    Raises:
        AlreadyThereError: the person belongs to it.
    """
    if policies.belongs(user, structure):
        raise AlreadyThereError
    open_ones = BelongingRequest.objects.open().of(user).filter(structure=structure)
    existing = open_ones.first()
    if existing is not None:
        return existing
    try:
        with transaction.atomic():
            return BelongingRequest.objects.create(structure=structure, user=user, created_at=at)
    except IntegrityError:
        # Asked twice at the same moment; the other one was first.
        return open_ones.get()


@transaction.atomic
def send_code(*, request: BelongingRequest, email: str, at: datetime) -> AddressCode:
    """Send a code to an address of the structure; it replaces the former ones.

    Raises:
        AddressRefusedError: anybody may have an address there, or the structure is not known to control that domain.
        TooManyCodesError: five went out within a day, for this request or to this address.
        AlreadyDecidedError: nothing waits any more.
    """
    request = waiting(request)
    address = email.strip().lower()
    domain = domains.of_address(address)
    _check_domain(domain, request.structure)
    recent = AddressCode.objects.filter(sent_at__gt=at - timedelta(days=1))
    sent_here, sent_there = recent.filter(request=request).count(), recent.filter(email=address).count()
    if max(sent_here, sent_there) >= MOST_CODES_A_DAY:
        raise TooManyCodesError
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    request.codes.filter(used_at__isnull=True, expires_at__gt=at).update(expires_at=at)
    sent = request.codes.create(
        email=address,
        domain=domain,
        fingerprint=_fingerprint(request, code),
        sent_at=at,
        expires_at=at + timedelta(minutes=CODE_MINUTES),
    )
    tell.code(request, email=address, code=f"{code[:4]}-{code[4:]}", minutes=CODE_MINUTES, at=at)
    return sent


def prove_by_domain(*, request: BelongingRequest, code: str, at: datetime) -> Membership:
    """The code was received: the person belongs, and the structure is known to control that domain.

    Raises:
        WrongCodeError: it is another.
        CodeExpiredError: too old, or tried five times.
        AlreadyDecidedError: nothing waits any more.
    """
    # Counted in a transaction of its own: a wrong code must not take its count back.
    with transaction.atomic():
        sent = request.codes.filter(used_at__isnull=True, expires_at__gt=at).order_by("-sent_at", "-pk").first()
        may_try = sent is not None and sent.count_attempt(most=MOST_ATTEMPTS)
    if sent is None or not may_try:
        raise CodeExpiredError
    given = "".join(sign for sign in code.upper() if sign.isalnum())
    if not constant_time_compare(sent.fingerprint, _fingerprint(request, given)):
        raise WrongCodeError
    with transaction.atomic():
        structure = locked(request.structure)
        request = waiting(request)
        if not sent.use(at=at):
            raise CodeExpiredError
        _check_domain(sent.domain, structure)
        evidence = Evidence(Proof.DOMAIN, domain=sent.domain)
        membership = admit(structure=structure, user=request.user, evidence=evidence, at=at)
        Domain.objects.get_or_create(
            structure=structure, name=sent.domain, until=None, defaults={"since": at, "by": request.user}
        )
        tell.joined(membership, at=at)
        return membership


@transaction.atomic
def ask_managers(*, request: BelongingRequest, words: str, at: datetime) -> None:
    """Put the request before the managers, with a word to them; once.

    Raises:
        NotAllowedError: nobody manages the structure.
        AlreadyDecidedError: nothing waits any more.
    """
    request = waiting(request)
    if not policies.has_managers(request.structure):
        raise NotAllowedError
    if request.ask_managers(at=at, words=words):
        tell.managers_asked(request, at=at)


@transaction.atomic
def approve(*, request: BelongingRequest, by: User, at: datetime) -> Membership:
    """A manager, or staff, says that the person works there.

    Raises:
        NotAllowedError: ``by`` is neither, or it is its own request.
        AlreadyDecidedError: somebody else decided first.
    """
    structure = locked(request.structure)
    request = waiting(request)
    proof = policies.decides_as(by, request)
    if proof is None:
        raise NotAllowedError
    membership = admit(structure=structure, user=request.user, evidence=Evidence(proof, by=by), at=at)
    tell.accepted(membership, at=at)
    tell.joined(membership, at=at, but=by)
    return membership


@transaction.atomic
def refuse(*, request: BelongingRequest, by: User, words: str, at: datetime) -> None:
    """A manager, or staff, says no and why; the person may still bring a document to staff.

    Raises:
        NotAllowedError: ``by`` is neither, or it is its own request.
        AlreadyDecidedError: somebody else decided first.
    """
    locked(request.structure)
    request = waiting(request)
    proof = policies.decides_as(by, request)
    if proof is None:
        raise NotAllowedError
    request.decide(Outcome.REFUSED, by=by, at=at, reason=words)
    erasure.after_decision(request)
    tell.refused(request, by_staff=proof == Proof.STAFF, at=at)


@transaction.atomic
def withdraw(*, request: BelongingRequest, at: datetime) -> None:
    """The person gives its request up.

    Raises:
        AlreadyDecidedError: it was decided meanwhile.
    """
    if not request.decide(Outcome.WITHDRAWN, by=request.user, at=at):
        raise AlreadyDecidedError
    erasure.after_decision(request)


def waiting(request: BelongingRequest) -> BelongingRequest:
    """The request as it is now, held until the end of the transaction."""
    found = BelongingRequest.objects.select_for_update(of=("self",)).select_related("structure", "user")
    request = found.get(pk=request.pk)
    if not request.is_open:
        raise AlreadyDecidedError
    return request


def _check_domain(domain: str, structure: Structure) -> None:
    if not domain or domains.is_shared(domain):
        raise AddressRefusedError(
            "Chacun peut ouvrir une adresse chez ce fournisseur : elle ne prouve rien. "
            "Donnez une adresse au nom de la structure, ou choisissez une autre preuve."
        )
    known = domains.controlled_by(structure)
    if domain not in known:
        where = " ou ".join(f"@{name}" for name in known)
        raise AddressRefusedError(
            f"Donnez une adresse qui se termine par {where}, ou choisissez une autre preuve."
            if known
            else "Nous ne connaissons pas le site de cette structure : choisissez une autre preuve."
        )


def _fingerprint(request: BelongingRequest, code: str) -> str:
    """Of a code for that request alone: whoever reads the table cannot use it."""
    return salted_hmac(f"organisations.code.{request.pk}", code, algorithm="sha256").hexdigest()
