"""What the programme decides: its name, its delays, who operates the site."""

from config.env import env_bool, env_choice, env_int, env_list, env_str

PROGRAMME_NAME = env_str("PROGRAMME_NAME", "Activateurs")
# The Marianne block and font may be shown by State bodies only (law.md, 27).
OPERATOR_IS_STATE = env_bool("OPERATOR_IS_STATE")
OPERATOR_NAME = env_str("OPERATOR_NAME", "l’équipe du programme Activateurs")
OPERATOR_EMAIL = env_str("OPERATOR_EMAIL", "contact@activateurs.example")
# Told on the legal notice; the law asks for both before the site opens.
PUBLICATION_DIRECTOR = env_str("PUBLICATION_DIRECTOR", "non renseigné")
HOSTED_BY = env_str("HOSTED_BY", "non renseigné")
# What the last valid audit found; without an audit, and after three years, it is "non conforme" (law.md, 26).
ACCESSIBILITY_STATE = env_choice(
    "ACCESSIBILITY_STATE", ("non conforme", "partiellement conforme", "totalement conforme")
)
# Working days within which an activator answers (A4.1).
ANSWER_WORKING_DAYS = env_int("ANSWER_WORKING_DAYS", 3)
# Publish without a person a new profile on which every check is fine, belonging proven by domain or by a manager.
AUTO_PUBLISH = env_bool("AUTO_PUBLISH")
# Days after which a request whose address was never proven is erased (law.md, 20).
UNPROVEN_REQUEST_DAYS = env_int("UNPROVEN_REQUEST_DAYS", 7)
# Days without anything happening after which what was written in a request is erased (law.md, 20).
ENDED_REQUEST_DAYS = env_int("ENDED_REQUEST_DAYS", 365)
# Optional tile layer under the map: none by default, so that no other origin is called.
MAP_TILES_URL = env_str("MAP_TILES_URL", "")
MAP_TILES_ATTRIBUTION = env_str("MAP_TILES_ATTRIBUTION", "")
# Calls of the open API from one network within a minute, before it answers 429.
API_CALLS_PER_MINUTE = env_int("API_CALLS_PER_MINUTE", 600)
# Days that a member has at least to accept a new version of the charter or of the terms (law.md, 18).
TEXT_NOTICE_DAYS = env_int("TEXT_NOTICE_DAYS", 15)
# Days before that deadline at which those who have not accepted yet are reminded.
TEXT_REMINDER_DAYS = env_int("TEXT_REMINDER_DAYS", 15)
# Years during which the proof that somebody accepted the charter is kept after it left (law.md, 20).
CHARTER_PROOF_YEARS = env_int("CHARTER_PROOF_YEARS", 5)
# Where a company is looked up by its SIRET (membership/organisations/lookup.py): off by default, people type the facts.
COMPANY_LOOKUP_URL = env_str("COMPANY_LOOKUP_URL", "")
# Seconds that it has to answer, in all.
COMPANY_LOOKUP_SECONDS = env_int("COMPANY_LOOKUP_SECONDS", 2)
# Days during which an invitation to join a structure can be accepted.
INVITATION_DAYS = env_int("INVITATION_DAYS", 14)
# Months for which a structure must have been active before it is admitted.
ADMISSION_ACTIVE_MONTHS = env_int("ADMISSION_ACTIVE_MONTHS", 6)
# Working days within which the programme decides on a profile that was sent to it: a target, told before one starts.
VALIDATION_WORKING_DAYS = env_int("VALIDATION_WORKING_DAYS", 15)
# Sites whose videos a profile may link to; nothing is ever fetched from them by the server.
VIDEO_HOSTS = env_list(
    "VIDEO_HOSTS",
    (
        "youtube.com",
        "www.youtube.com",
        "youtu.be",
        "dailymotion.com",
        "www.dailymotion.com",
        "dai.ly",
        "vimeo.com",
        "tube.numerique.gouv.fr",
        "podeduc.apps.education.fr",
    ),
)
