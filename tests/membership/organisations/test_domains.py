"""Which domain a structure controls, and which prove nothing."""

import pytest

from activateurs.membership.organisations import domains


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.atelier-bleu.fr", "atelier-bleu.fr"),
        ("http://Atelier-Bleu.FR:8080/contact?x=1", "atelier-bleu.fr"),
        ("https://boutique.atelier-bleu.fr", "atelier-bleu.fr"),
        ("https://www.boutique.atelier-bleu.fr", "atelier-bleu.fr"),
        ("https://morbihan.cci.fr", "morbihan.cci.fr"),
        ("https://café-bleu.fr", "xn--caf-bleu-d1a.fr"),
        # Pages on somebody else's domain
        ("https://www.facebook.com/atelierbleu", ""),
        ("https://fr.linkedin.com/company/atelier", ""),
        ("https://atelier-bleu.wixsite.com/accueil", ""),
        ("https://sites.google.com/view/atelier", ""),
        ("https://boutique.blogspot.com", ""),
        ("https://www.orange.fr", ""),
        ("http://atelier.pagesperso-orange.fr", ""),
        ("https://127.0.0.1/", ""),
        ("https://localhost", ""),
        ("https://[bad", ""),
        ("", ""),
    ],
)
def test_of_a_website(url, domain):
    assert domains.of_website(url) == domain


PUBLIC = (
    "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "bbox.fr", "numericable.fr", "me.com",
    "hotmail.fr", "outlook.com", "yahoo.fr", "icloud.com", "proton.me", "gmx.fr", "mailo.com", "yopmail.com", "aol.com",
    "mailinator.com", "mail.pf", "canl.nc",
)  # fmt: skip


@pytest.mark.parametrize("domain", PUBLIC)
def test_public_mail_proves_nothing(domain):
    assert domains.is_shared(domain)


@pytest.mark.parametrize("domain", ["atelier-bleu.fr", "cci.fr", "morbihan.cci.fr", "vannes.fr"])
def test_a_domain_of_ones_own_is_not_shared(domain):
    assert not domains.is_shared(domain)


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("a@atelier-bleu.fr", "atelier-bleu.fr"),
        ("a@ATELIER-BLEU.FR.", "atelier-bleu.fr"),
        ("a@café-bleu.fr", "xn--caf-bleu-d1a.fr"),
        ('"a@gmail.com"@atelier-bleu.fr', "atelier-bleu.fr"),
        ("@atelier-bleu.fr", ""),
        ("atelier-bleu.fr", ""),
        ("a@" + "x" * 300 + ".fr", ""),
    ],
)
def test_of_an_address(email, domain):
    assert domains.of_address(email) == domain


def test_the_list_says_where_it_comes_from():
    assert len(domains.shared()) > 15_000
