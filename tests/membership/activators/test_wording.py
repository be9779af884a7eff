"""A profile is « référencé », never « labellisé » nor « certifié » by the programme or the State (law.md, 18c)."""

import pytest

from activateurs.membership.activators import warnings
from activateurs.membership.activators.wording import claims

OF_THE_PROGRAMME = [
    "Je suis certifié par l’État.",
    "Nous sommes labellisés par le programme.",
    "Entreprise labellisée Activateurs",
    "Conseillère certifiée par le programme Activateurs",
    "labélisé par l'Etat",
    "Labelisée par l’état français",
    "lablisé par le ministère de l’Économie",
    "certifiés par la DGE",
    "CERTIFIÉ PAR L’ÉTAT",
    "LABELLISE PAR L'ETAT",
    "sertifié par le gouvernement",
    "certiffiée par l’État",
    "certifié·e par l’État",
    "certifié(e)s par l’État",
    "certifiée.s par le programme",
    "Nous avons reçu le label Activateurs.",
    "J’ai le label de l’État.",
    "Détenteur de la certification France Num",
    "label France Num",
    "labellisé FranceNum",
    "Le programme nous a labellisés.",
    "L’État m’a certifiée.",
    "activateur certifié",
    "Activatrice du numérique, activateurs labellisés",
    "certifié officiellement par le programme national",
    "titulaire d’une labellisation de l’État",
    "labellisés par les pouvoirs publics",
    "Agence web certifiée par la République française",
    "certifié par la préfecture",
    "Référencé et labellisé par la DREETS",
    "Certifié Qualiopi et labellisé par l’État",
]
OF_NOBODY = [
    "Conseiller certifié, vingt ans de métier.",
    "Je suis labellisée.",
    "Nous sommes une agence certifiée.",
    "Entreprise labellisée, à votre écoute",
    "Certifié !",
    "Consultante certifiée",
    "Expert labellisé",
    "une équipe certifiée",
    "formateurs certifiés",
]
FINE = [
    "Je suis certifié Qualiopi.",
    "Organisme de formation certifié Qualiopi au titre des actions de formation",
    "organisme certifié qualiopi",
    "Nous sommes certifiés ISO 27001.",
    "Certifiée ISO9001 depuis 2019",
    "labellisé RGE",
    "Entreprise labellisée ExpertCyber",
    "Consultant certifié Google Ads",
    "formateur certifié Microsoft",
    "certifié par l’Afnor",
    "certifiés par un organisme indépendant",
    "Expert certifié Shopify et PrestaShop",
    "Logiciel de caisse certifié NF525",
    "Je vous aide à choisir un logiciel de caisse certifié.",
    "des factures certifiées",
    "la signature électronique certifiée",
    "un hébergement certifié HDS",
    "copie certifiée conforme",
    "Je certifie l’exactitude de ces informations.",
    "Nous certifions vos comptes.",
    "Le commissaire aux comptes certifie les comptes.",
    "un tiers qui certifie la date",
    "Je prépare à la certification TOSA.",
    "Des formations certifiantes",
    "un certificat SSL pour votre site",
    "obtenir un label bio pour vos fromages",
    "Je vous aide à obtenir le label Numérique Responsable.",
    "le label rouge de votre poulet",
    "étiquettes et labels pour vos produits",
    "Référencé par le programme.",
    "Activateur référencé, je travaille avec l’État et les régions.",
    "Nous ne sommes pas labellisés par l’État.",
    "Ni labellisé ni certifié par le programme : référencé.",
    "sans label de l’État",
    "Je participe au programme de l’État pour les petites entreprises.",
    "Un programme de formation certifié",
    "J’accompagne les entreprises labellisées Imprim’Vert",
    "maison de disques et label indépendant",
    "Le numérique, c’est certain : il faut s’y mettre.",
    "Une sauvegarde vérifiée par l’État de vos stocks",
    "Réseau de boulangeries artisanales, produits certifiés",
    "",
    "J’aide les commerces à se faire connaître sur internet.",
]


@pytest.mark.parametrize("text", OF_THE_PROGRAMME)
def test_label_of_the_programme_is_seen(text):
    assert any(claim.is_of_programme for claim in claims(text))


@pytest.mark.parametrize("text", OF_NOBODY)
def test_label_without_a_name_asks_which(text):
    assert [claim.is_of_programme for claim in claims(text)] == [False]


@pytest.mark.parametrize("text", FINE)
def test_other_words_are_left_alone(text):
    assert claims(text) == []


def test_says_which_words_and_what_to_write():
    (claim,) = claims("Bonjour. Nous sommes labellisés par l’État depuis 2020.")
    assert claim.words == "sommes labellisés par l’État depuis 2020"
    assert "référencé" in claim.advice


def test_each_claim_is_told():
    assert len(claims("Certifié par l’État. Labellisé par le programme.")) == 2


def test_a_long_text_is_read_at_once():
    words = "certifié par l’État " * 2000
    assert len(claims(words)) == 2000


def test_editor_warns_in_the_text():
    (sentence,) = warnings.about("Nous sommes labellisés par l’État.")
    assert sentence.startswith("Vous avez écrit «\N{NO-BREAK SPACE}sommes labellisés par l’État")
    assert "référencé" in sentence
    assert warnings.about("Certifiée Qualiopi.") == []
