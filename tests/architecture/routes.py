"""Who may open what: every address of the site, and what each audience gets from a GET there.

Audiences: a visitor, a person of each of the five kinds, staff, an administrator. The adviser holds the request that is
looked at. A new address must come here, or `test_access.py` fails.
"""

from activateurs.membership.activators.kinds import Kind

VISITOR, STAFF, ADMINISTRATOR = "visitor", "staff", "administrator"
AUDIENCES = (VISITOR, *Kind.values, STAFF, ADMINISTRATOR)

Answers = dict[str, int]


def access(others: int, **named: int) -> Answers:
    """The same for everybody but those who are named."""
    assert set(named) <= set(AUDIENCES), named
    return dict.fromkeys(AUDIENCES, others) | named


OPEN = access(200)
# Something that is done, never shown.
POST_ONLY_OPEN = access(405)
# A page of one's own, behind sign-in: visitors are led to it.
SIGNED_IN = access(200, visitor=302)
POST_ONLY_SIGNED_IN = access(405, visitor=302)
# Does not exist for anybody else (A4.9).
HOLDER_ONLY = access(404, visitor=302, conseiller=200)
HOLDER_ONLY_POST = access(405, visitor=302)
STAFF_ONLY = access(404, visitor=302, staff=200, administrator=200)
STAFF_ONLY_POST = access(404, visitor=302, staff=405, administrator=405)
# Shown on demonstrations only: the suite is none.
DEMONSTRATION = access(404)
# Who is signed in has no code to type.
SIGNING_IN = access(302, visitor=200)
REDIRECTED = access(302)

ROUTES: dict[str, Answers] = {}
