"""From the « Type » of the open data to a kind and a family: a table, in one place.

The format names three types; the others are those that the programme's public pages use. A type that is not here
gives a conseiller without family, named in the report: the row is kept, and a person completes this table.
"""

from functools import lru_cache

from activateurs.foundation.language import words
from activateurs.membership.activators.kinds import Kind

CHAMBERS = (Kind.ADVISER, "Réseau consulaire (CCI, CMA, chambre d'agriculture)")
AGENCIES = (Kind.ADVISER, "Agence web, communication ou marketing")
DIGITAL_SERVICES = (Kind.ADVISER, "Entreprise de services du numérique")
INDEPENDENT = (Kind.ADVISER, "Conseiller indépendant")
CONSULTANCIES = (Kind.ADVISER, "Société de conseil")
RESELLERS = (Kind.ADVISER, "Prestataire ou revendeur informatique")
ACCOUNTANTS = (Kind.ADVISER, "Expert-comptable ou profession du chiffre")
TRAINING = (Kind.ADVISER, "Organisme de formation")
FAB_LABS = (Kind.ADVISER, "Atelier de fabrication numérique")
SOFTWARE = (Kind.PROVIDER, "Solution informatique")
WORKSPACES = (Kind.PROVIDER, "Espace de travail")
EQUIPMENT = (Kind.PROVIDER, "Équipement et réseau")
BANKS = (Kind.FUNDING_ADVISER, "Banque")
CROWDFUNDING = (Kind.FUNDING_ADVISER, "Plateforme de financement participatif")
REGIONAL_FUNDING = (Kind.FUNDING_ADVISER, "Opérateur régional")
MICROCREDIT = (Kind.FUNDING_ADVISER, "Microcrédit et accompagnement (ADIE et autres)")
STATE = (Kind.INSTITUTION, "État ou service déconcentré")
REGION = (Kind.INSTITUTION, "Région")
LOCAL_AUTHORITY = (Kind.INSTITUTION, "Autre collectivité")
PUBLIC_BODY = (Kind.INSTITUTION, "Organisme rattaché à une collectivité ou financé par elle")
TRADE_BODY = (Kind.INSTITUTION, "Organisation professionnelle")
UNION = (Kind.INSTITUTION, "Syndicat")

TABLE: dict[str, tuple[Kind, str]] = {
    "Agence de communication, marketing": AGENCIES,
    "Agence web": AGENCIES,
    "Agence de communication": AGENCIES,
    "Entreprise de services numériques": DIGITAL_SERVICES,
    "Entreprise de services du numérique": DIGITAL_SERVICES,
    "Indépendant": INDEPENDENT,
    "Consultant indépendant": INDEPENDENT,
    "Société de conseil": CONSULTANCIES,
    "Cabinet de conseil": CONSULTANCIES,
    "Prestataire informatique": RESELLERS,
    "Revendeur informatique": RESELLERS,
    "Expert-comptable": ACCOUNTANTS,
    "Organisme de formation": TRAINING,
    "Fab lab": FAB_LABS,
    "Fablab": FAB_LABS,
    "Atelier de fabrication numérique": FAB_LABS,
    "Chambre de commerce et d'industrie": CHAMBERS,
    "Chambre de métiers et de l'artisanat": CHAMBERS,
    "Chambre d'agriculture": CHAMBERS,
    "CCI": CHAMBERS,
    "CMA": CHAMBERS,
    "Réseau consulaire": CHAMBERS,
    "Éditeur de logiciels": SOFTWARE,
    "Éditeur de solutions": SOFTWARE,
    "Offreur de solutions": SOFTWARE,
    "Espace de coworking": WORKSPACES,
    "Tiers-lieu": WORKSPACES,
    "Opérateur de télécommunications": EQUIPMENT,
    "Banque": BANKS,
    "Établissement bancaire": BANKS,
    "Plateforme de financement participatif": CROWDFUNDING,
    "Opérateur régional": REGIONAL_FUNDING,
    "Microcrédit": MICROCREDIT,
    "Service de l'État": STATE,
    "Conseil régional": REGION,
    "Région": REGION,
    "Collectivité territoriale": LOCAL_AUTHORITY,
    "Collectivité": LOCAL_AUTHORITY,
    "Agence de développement économique": PUBLIC_BODY,
    "Organisation professionnelle": TRADE_BODY,
    "Fédération professionnelle": TRADE_BODY,
    "Syndicat professionnel": UNION,
}

_folded = {" ".join(words(name)): found for name, found in TABLE.items()}


@lru_cache(maxsize=1024)
def kind_and_family(structure_type: str) -> tuple[Kind, str] | None:
    """The kind and the family's label, case and accents apart; ``None`` for a type that the table does not hold."""
    return _folded.get(" ".join(words(structure_type)))
