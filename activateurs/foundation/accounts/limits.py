"""How many codes may be asked: enough for who mistypes, too few to flood a mailbox, and never against its owner.

What others do counts against them: the limit that stops first is that of an address asked from one network. A ceiling
per address holds back those who ask from many networks; it does not stop a browser from which the person has signed in
before, nor a passkey. All answers are the same whether the address has an account or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activateurs.foundation.web import throttling

from .devices import Device

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

# From one network, or from one browser that the person has used before.
OF_ASKER = throttling.Scope("accounts.codes_of_asker", limit=5, period=600)
# Whoever asks for many addresses in a row is looking for something else than a code.
OF_NETWORK = throttling.Scope("accounts.codes_of_network", limit=60, period=60)
OF_ADDRESS = throttling.Scope("accounts.codes_of_address", limit=20, period=3600)

ASKED_TOO_OFTEN = (
    "Plusieurs codes viennent d’être demandés pour cette adresse. Cherchez le dernier message reçu, "
    "ou réessayez dans dix minutes."
)
BUSY = "Beaucoup de codes sont demandés depuis votre réseau. Réessayez dans une minute."
BESIEGED = (
    "Beaucoup de codes ont été demandés pour cette adresse depuis une heure. Connectez-vous depuis un appareil "
    "que vous avez déjà utilisé ici, ou réessayez dans une heure."
)


def refusal(request: HttpRequest, address: str, *, at: datetime) -> str:
    """Why no code may be sent to ``address`` now, in words for the person; empty if one may. The hit is counted."""
    device, network = Device.of(request), throttling.network_of(request)
    known = device.knows(address)
    asker = f"device {device.name}" if known else f"network {network}"
    if throttling.hit(OF_ASKER, f"{asker} {address}", at=at).exceeded:
        return ASKED_TOO_OFTEN
    if throttling.hit(OF_NETWORK, network, at=at).exceeded and not known:
        return BUSY
    if throttling.hit(OF_ADDRESS, address, at=at).exceeded and not known:
        return BESIEGED
    return ""
