"""REF: an honest plain Django page to compare with, in one file.

Default middlewares of ``startproject``, one ORM bounding-box query over 100,000 rows, one Django template with 20
cards (about 29 KB), a persistent connection to SQLite. Served by gunicorn as the product is:
``gunicorn benchmarks.reference:application``; the data is made by ``python -m benchmarks.reference FOLDER``.
"""

import csv
import os
import random
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.shortcuts import render
from django.urls import path

FOLDER = Path(os.environ.get("REFERENCE_DATA", "var/benchmarks/reference"))
COMMUNES = Path(__file__).resolve().parent.parent / "data" / "communes.csv"
ROWS = 100_000
PAGE = 20
HALF_BOX = 0.23  # degrees: about 25 km

CARD = """
<li class="card">
  <article class="card-body" aria-labelledby="titre-{{ one.pk }}">
    <h3 class="card-title" id="titre-{{ one.pk }}"><a href="/activateurs/{{ one.slug }}/">{{ one.name }}</a></h3>
    <p class="card-detail">{{ one.structure }}, {{ one.town|title }} ({{ one.postal_code }})</p>
    <p class="card-description">{{ one.presentation|truncatewords:100 }}</p>
    <ul class="tags">
      {% for word in one.words.split %}<li><a class="tag" href="?besoin={{ word|urlencode }}">{{ word }}</a></li>
      {% endfor %}
    </ul>
    <p class="card-end">{% if one.remote %}Travaille à distance{% else %}Se déplace{% endif %},
      {% if one.price %}à partir de {{ one.price }} euros de l'heure{% else %}sur devis{% endif %},
      confirmé le {{ one.confirmed_on|date:"j F Y" }}</p>
  </article>
</li>"""
PAGE_HTML = (
    """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Trouver un activateur</title><link rel="stylesheet" href="/static/site.css"></head>
<body>
<header><a href="/">Activateurs</a><nav><ul><li><a href="/activateurs/">Trouver</a></li></ul></nav></header>
<main>
<h1>Activateurs près de {{ latitude }}, {{ longitude }}</h1>
<form method="get"><input name="lat" value="{{ latitude }}"><input name="lon" value="{{ longitude }}">
<button>Rechercher</button></form>
<ol class="cards">{% for one in found %}"""
    + CARD
    + """{% endfor %}</ol>
</main>
<footer><ul>{% for page in pages %}<li><a href="/{{ page }}/">{{ page }}</a></li>{% endfor %}</ul></footer>
</body></html>"""
)

if not settings.configured:
    settings.configure(
        SECRET_KEY="reference",
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["127.0.0.1"],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            [("django.template.loaders.locmem.Loader", {"page.html": PAGE_HTML})],
                        )
                    ],
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                },
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": FOLDER / "reference.sqlite3",
                "CONN_MAX_AGE": None,
            }
        },
        LANGUAGE_CODE="fr",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


class Activator(models.Model):
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=120)
    structure = models.CharField(max_length=120)
    town = models.CharField(max_length=100)
    postal_code = models.CharField(max_length=5)
    presentation = models.TextField()
    words = models.TextField()
    remote = models.BooleanField()
    price = models.IntegerField(null=True)
    confirmed_on = models.DateField()
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        app_label = "reference"
        indexes = (models.Index(fields=("latitude", "longitude"), name="reference_place"),)

    def __str__(self):
        return self.name


def activators(request):
    latitude, longitude = float(request.GET["lat"]), float(request.GET["lon"])
    found = Activator.objects.filter(
        latitude__range=(latitude - HALF_BOX, latitude + HALF_BOX),
        longitude__range=(longitude - HALF_BOX, longitude + HALF_BOX),
    )[:PAGE]
    context = {"found": found, "latitude": latitude, "longitude": longitude, "pages": ("mentions", "plan", "aide")}
    return render(request, "page.html", context)


urlpatterns = [path("activateurs/", activators)]
application = get_wsgi_application()


def make(folder):
    """The 100,000 rows, the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(1)
    with COMMUNES.open(encoding="utf-8", newline="") as file:
        towns = [row for row in csv.DictReader(file) if row["latitude"] and row["postal_codes"]]
    weights = [int(row["population"] or 0) + 50 for row in towns]
    presentation = "J'aide les commerces et les artisans à se servir du numérique, du premier site à la facture. " * 6
    words = ("site", "vente-en-ligne", "caisse", "facturation", "réseaux-sociaux", "réservation")
    with connection.schema_editor() as editor:
        editor.create_model(Activator)
    Activator.objects.bulk_create(
        (
            Activator(
                slug=f"activateur-{number}",
                name=f"Camille Le Goff {number}",
                structure=f"Atelier numérique {number}",
                town=town["name"],
                postal_code=town["postal_codes"].split()[0],
                presentation=presentation,
                words=" ".join(rng.sample(words, 4)),
                remote=rng.random() < 0.25,
                price=rng.choice((None, 40, 60, 80)),
                confirmed_on=f"2026-{rng.randint(1, 11):02}-{rng.randint(1, 28):02}",
                latitude=float(town["latitude"]) + rng.gauss(0, 0.01),
                longitude=float(town["longitude"]) + rng.gauss(0, 0.01),
            )
            for number, town in enumerate(rng.choices(towns, weights, k=ROWS))
        ),
        batch_size=1000,
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
