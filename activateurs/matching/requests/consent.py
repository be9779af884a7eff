"""What a business agrees to when it writes: the words of each version, kept as they were shown."""

CURRENT = "2026-12"

WORDING = {
    "2026-11": (
        "J'accepte que ma demande et mes coordonnées soient transmises à l'activateur que j'ai choisi, "
        "et à lui seul, pour qu'il puisse me répondre."
    ),
    "2026-12": (
        "J'accepte que ma demande et mes coordonnées soient transmises à l'activateur que j'ai choisi, "
        "et à lui seul, pour qu'il puisse me répondre. S'il quitte sa structure, un collègue pourra le remplacer : "
        "j'en serai prévenu et je pourrai refuser."
    ),
}
# Versions under which a colleague may take the request over when the activator leaves.
ALLOW_A_COLLEAGUE = frozenset({"2026-12"})
