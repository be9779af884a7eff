"""What a profile may not say of itself: a listed activator is « référencé », never « labellisé » nor « certifié ».

A warning to the writer and to who reads the profile for the programme (law.md, 18c), never a refusal: words are judged
by people. Another certification, when it is named (« certifié Qualiopi »), is nobody's business here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from activateurs.foundation.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BY_THE_PROGRAMME = (
    "Le programme et l’État ne donnent ni label ni certification\N{NO-BREAK SPACE}: écrivez «\N{NO-BREAK SPACE}"
    "référencé\N{NO-BREAK SPACE}»."
)
BY_NOBODY = (
    "On peut croire que le programme vous a donné un label. Dites de quelle certification il s’agit (par exemple "
    "«\N{NO-BREAK SPACE}certifié Qualiopi\N{NO-BREAK SPACE}»), ou écrivez "
    "«\N{NO-BREAK SPACE}référencé\N{NO-BREAK SPACE}»."
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of the text that claim too much, and what to tell their writer. ``is_of_programme``: no doubt about it."""

    words: str
    advice: str
    is_of_programme: bool


@dataclass(frozen=True, slots=True)
class _Token:
    raw: str
    word: str  # folded
    ends: bool  # a clause ends behind it
    start: int
    end: int


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Both with the usual mistakes: one l or two, s for c, f doubled.
_LABELLED = re.compile(r"l[ae]b+e?l+i[sz]+ee?s?")
_CERTIFIED = re.compile(r"[cs]ert+if+i+ee?s?")
_NOUNS = re.compile(r"labels?|lables?|lab+el+i[sz]ations?|[cs]ert+if+ications?|estampilles?")
# « certifié·e·s », « certifié(e) », « certifié.e »: the endings say nothing more.
_INCLUSIVE = re.compile(r"(?<=[ée])[·•.(\-](?:e[·•.)\-]+s|es?|s)\)?(?!\w)")
_TOKEN = re.compile(r"[^\W_]+")
_END = re.compile(r"[.,;:!?()\n•|/]")

_SMALL = _words(
    "par pour le la les l de des du d au aux un une en officiel officielle officiellement officiels officielles "
    "nationalement national nationale directement bien aussi e es s notre nos et"
)
# Who could be thought to give a label here.
_PROGRAMME = _words(
    "etat gouvernement gouvernemental gouvernementale ministere ministeres programme activateur activateurs francenum "
    "dge direccte direcctes dreets prefecture prefectures republique administration plateforme charte"
)
_PAIRS = frozenset({("france", "num"), ("pouvoirs", "publics"), ("service", "public"), ("services", "publics")})
_NEGATIONS = _words("pas ni non sans aucun aucune jamais plus")
_BETWEEN = _words("nous m vous l les a ont est sont avons ai etre ete me s")
# Who speaks of oneself: « je suis certifié », « conseiller certifié ».
_SELF = _words(
    "suis sommes est etes etre ete conseiller conseillere conseillers conseilleres consultant consultante consultants "
    "formateur formatrice formateurs expert experte experts expertes entreprise entreprises societe agence cabinet "
    "structure equipe prestataire prestataires accompagnateur accompagnatrice accompagnant accompagnante professionnel "
    "professionnelle professionnels freelance independant independante association partenaire membre membres "
    "organisme nous moi devenu devenue reconnu reconnue intervenant intervenante coach specialiste numerique "
    "digital digitale informatique"
)
_VERB_BEFORE = _words("je qui il elle on se")
_VERB_AFTER = _words("que qu la les vos votre leur leurs ses son sa chaque vous")
_KNOWN = _words(
    "qualiopi iso nf rge afnor google microsoft meta facebook adobe shopify prestashop odoo sage cisco aws salesforce "
    "hubspot opquast expertcyber afaq apple wordpress hds opqf opqcm secnumcloud bcorp datadock pix tosa icdl"
)
_NEAR = 5


def claims(text: str) -> list[Claim]:
    """What ``text`` claims that nobody may claim here, in its order; empty for nearly every text."""
    plain = _INCLUSIVE.sub("", text)
    tokens = list(_tokens(plain))
    advice = ((position, _advice(tokens, position)) for position in range(len(tokens)))
    return [
        Claim(_quote(plain, tokens, position), words, is_of_programme=words == BY_THE_PROGRAMME)
        for position, words in advice
        if words
    ]


def warn(text: str) -> list[str]:
    """For the editor's warnings: each claim quoted, with what to write instead."""
    quoted = ((claim.words, claim.advice) for claim in claims(text))
    return [f"Vous avez écrit «\N{NO-BREAK SPACE}{words}\N{NO-BREAK SPACE}». {advice}" for words, advice in quoted]


def _tokens(plain: str) -> Iterator[_Token]:
    found = list(_TOKEN.finditer(plain))
    for index, match in enumerate(found):
        following = found[index + 1].start() if index + 1 < len(found) else len(plain)
        gap = plain[match.end() : following]
        ends = bool(_END.search(gap)) or index + 1 == len(found)
        yield _Token(match[0], fold(match[0]), ends, match.start(), match.end())


def _advice(tokens: Sequence[_Token], position: int) -> str:
    """What to tell of the word at ``position``; empty when there is nothing to tell."""
    token = tokens[position]
    is_noun = bool(_NOUNS.fullmatch(token.word))
    is_adjective = bool(_LABELLED.fullmatch(token.word) or _CERTIFIED.fullmatch(token.word))
    before, after = _before(tokens, position), _after(tokens, position)
    if not (is_noun or is_adjective) or _is_verb(token, before, after) or _is_denied(before):
        return ""
    if _names_programme(before, after):
        return BY_THE_PROGRAMME
    if is_adjective and not _names_another(after) and _is_of_oneself(before):
        return BY_NOBODY
    return ""


def _before(tokens: Sequence[_Token], position: int) -> list[_Token]:
    """Words of the same clause before it, the nearest first."""
    found: list[_Token] = []
    for token in reversed(tokens[:position]):
        if token.ends or len(found) == _NEAR:
            break
        found.append(token)
    return found


def _after(tokens: Sequence[_Token], position: int) -> list[_Token]:
    """Words of the same clause after it."""
    found: list[_Token] = []
    if tokens[position].ends:
        return found
    for token in tokens[position + 1 : position + 1 + _NEAR]:
        found.append(token)
        if token.ends:
            break
    return found


def _is_verb(token: _Token, before: Sequence[_Token], after: Sequence[_Token]) -> bool:
    """« Je certifie que… »: somebody certifies, nobody is certified."""
    if token.raw.endswith(("é", "ée", "és", "ées", "É", "ÉE", "ÉS", "ÉES")):
        return False
    follows = bool(before) and before[0].word in _VERB_BEFORE
    return follows or (bool(after) and after[0].word in _VERB_AFTER)


def _is_denied(before: Iterable[_Token]) -> bool:
    return any(token.word in _NEGATIONS for token in before)


def _names_programme(before: Sequence[_Token], after: Sequence[_Token]) -> bool:
    """« certifié par l’État », « label Activateurs », « le programme nous a labellisés »."""
    told = [token for token in after if token.word not in _SMALL]
    if told and _is_another(told[0]) and not _is_programme(told, 0):
        return False
    if any(_is_programme(told, index) for index in range(len(told))):
        return True
    nearer = [token for token in before if token.word not in _BETWEEN]
    return bool(nearer) and nearer[0].word in _PROGRAMME and (nearer[0] is not before[0] or _is_title(nearer[0]))


def _is_title(token: _Token) -> bool:
    """« activateur certifié », unlike « programme certifié »."""
    return token.word.startswith("activateur")


def _is_programme(tokens: Sequence[_Token], index: int) -> bool:
    pair = (tokens[index].word, tokens[index + 1].word) if index + 1 < len(tokens) else ("", "")
    return tokens[index].word in _PROGRAMME or pair in _PAIRS


def _names_another(after: Sequence[_Token]) -> bool:
    """Which certification is said: a name, an acronym, a number, or who gave it."""
    told = [token for token in after if token.word not in _SMALL]
    return (bool(after) and after[0].word in {"par", "selon", "conforme", "conformes"} and bool(told)) or any(
        _is_another(token) for token in told
    )


def _is_another(token: _Token) -> bool:
    return token.word in _KNOWN or token.raw[0].isupper() or any(letter.isdigit() for letter in token.raw)


def _is_of_oneself(before: Sequence[_Token]) -> bool:
    """Said of a person or of a structure, or of nothing at all: a thing may well be certified."""
    return not before or before[0].word in _SELF or (before[0].word in _SMALL and _is_of_oneself(before[1:]))


def _quote(plain: str, tokens: Sequence[_Token], position: int) -> str:
    """The words, with one before and those behind that make them understood."""
    first = position - 1 if position and not tokens[position - 1].ends else position
    last = tokens[position + len(_after(tokens, position))]
    return plain[tokens[first].start : last.end]
