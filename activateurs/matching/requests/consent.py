"""What a business agrees to when it writes: the words of each version, kept as they were shown."""

CURRENT = "2026-11"

WORDING = {
    "2026-11": (
        "J'accepte que ma demande et mes coordonnées soient transmises à l'activateur que j'ai choisi, "
        "et à lui seul, pour qu'il puisse me répondre."
    ),
}
