"""Home, the texts of the programme, how to join, legal pages, and the files that robots read."""

from django.urls import URLPattern, path

from activateurs.membership.charter.choices import Text

from .views import joining, pages, texts

app_name = "public"


def _of_text(text: Text) -> list[URLPattern]:
    """The version in force, each version, and what it changed."""
    base, one = text.path.strip("/"), {"text": text}
    return [
        path(f"{base}/", texts.current, one, name=text.slug),
        path(f"{base}/versions/<int:number>/", texts.version, one, name=f"{text.slug}_version"),
        path(f"{base}/versions/<int:number>/changements/", texts.changes, one, name=f"{text.slug}_changes"),
    ]


urlpatterns = [
    path("", pages.home, name="home"),
    *_of_text(Text.CHARTER),
    *_of_text(Text.TERMS),
    path("rejoindre/", joining.page, name="joining"),
    path("robots.txt", pages.robots, name="robots"),
    path(".well-known/security.txt", pages.security, name="security"),
    *[path(page.path, pages.legal, {"page": page}, name=page.name) for page in pages.PAGES],
]
