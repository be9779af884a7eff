"""The search written the slow and obvious way: what the index must answer."""

from activateurs.foundation.geo.distance import distance_km
from activateurs.matching.finder.search import PAGE_SIZE, RADII_KM

MASK = 2**64 - 1
COLUMNS = ("id", "kind", "latitude", "longitude", "remote", "on_map", "expertises", "sectors", "areas")


def draw(profile_id, day):
    """SplitMix64, with Python's own numbers."""
    mixed = (profile_id + day.toordinal() * 0x9E3779B97F4A7C15) & MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
    return mixed ^ (mixed >> 31)


class Oracle:
    def __init__(self, rows, criteria, day, *, needs, sectors, kinds):
        self.rows = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        self.criteria, self.day = criteria, day
        self.words = needs, sectors, kinds

    def passes(self, row, *, but=""):
        asked = self.criteria
        if not set(asked.needs) <= set(row["expertises"].split()):
            return False
        if asked.sector and but != "sector" and row["sectors"] and asked.sector not in row["sectors"].split():
            return False
        return not asked.kinds or but == "kinds" or row["kind"] in asked.kinds

    def distance(self, row):
        place = self.criteria.place
        if place is None or place.latitude is None or row["latitude"] is None:
            return None
        return distance_km(place.latitude, place.longitude, row["latitude"], row["longitude"])

    def serves(self, row):
        place = self.criteria.place
        tokens = {"F", f"R{place.region}", f"D{place.department}", f"C{place.insee_code}"}
        return bool(tokens & set(row["areas"].split()))

    def presence(self, row, radius):
        """None when the row is not in the list."""
        if self.criteria.place is None:
            return "listed"
        distance = self.distance(row)
        if radius is not None and distance is not None and distance <= radius:
            return "near"
        if self.serves(row):
            return "serves"
        if row["remote"]:
            return "remote"
        return "listed" if radius is None else None

    def included(self, *, but="", radius="same"):
        radius = self.criteria.radius_km if radius == "same" else radius
        return [row for row in self.rows if self.passes(row, but=but) and self.presence(row, radius)]

    def ordered(self):
        def key(row):
            distance = self.distance(row)
            return (distance is None, round((distance or 0) * 10), draw(row["id"], self.day))

        return sorted(self.included(), key=key)

    def hits(self):
        found = self.ordered()
        pages = max(1, -(-len(found) // PAGE_SIZE))
        page = min(max(1, self.criteria.page), pages)
        return page, pages, [self.hit(row) for row in found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]]

    def hit(self, row):
        distance = self.distance(row)
        return (
            row["id"],
            None if distance is None else round(distance * 10) / 10,
            self.presence(row, self.criteria.radius_km),
        )

    def facets(self):
        needs, sectors, kinds = self.words
        included = self.included()
        place = self.criteria.place
        radii = {km: len(self.included(radius=km)) for km in RADII_KM} if place else {}
        return {
            "needs": {slug: sum(slug in row["expertises"].split() for row in included) for slug in needs},
            "sectors": {
                code: sum(not row["sectors"] or code in row["sectors"].split() for row in self.included(but="sector"))
                for code in sectors
            },
            "kinds": {kind: sum(row["kind"] == kind for row in self.included(but="kinds")) for kind in kinds},
            "radii": {**radii, 0: len(self.included(radius=None))},
        }

    def presences(self):
        if self.criteria.place is None:
            return 0, 0, 0
        found = [self.presence(row, self.criteria.radius_km) for row in self.included()]
        return found.count("near"), found.count("serves"), found.count("remote")
