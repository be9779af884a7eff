// The background of the map: land, borders and town names, from our own files (manage.py build_base_map).

const NAMES_OF_VILLAGES_FROM_ZOOM = 9;

/** Colours come from the style sheet, so that contrast settings apply to the map too. */
function colour(map, name) {
  return getComputedStyle(map.getContainer()).getPropertyValue(`--map-${name}`).trim();
}

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** The lines of a TopoJSON file, as [latitude, longitude] points. */
function decodeLines({ arcs, transform }) {
  const [kx, ky] = transform.scale;
  const [tx, ty] = transform.translate;
  return arcs.map((steps) => {
    let x = 0;
    let y = 0;
    return steps.map(([dx, dy]) => [(y += dy) * ky + ty, (x += dx) * kx + tx]);
  });
}

/** The points of a ring; "~n" is line n taken backwards. */
function ring(numbers, lines) {
  return numbers.flatMap((number) => (number < 0 ? lines[~number].toReversed() : lines[number]).slice(0, -1));
}

/** Coast and frontier, borders of regions, borders of departments: told apart by who stands on each side. */
function sortBorders(departments, lines) {
  const sides = lines.map(() => []);
  for (const { arcs, properties } of departments) {
    for (const number of arcs.flat(2)) sides[number < 0 ? ~number : number].push(properties.region);
  }
  const among = (wanted) => lines.filter((_, number) => wanted(sides[number]));
  return {
    outside: among((regions) => regions.length === 1),
    regions: among((regions) => regions.length > 1 && regions[0] !== regions[1]),
    departments: among((regions) => regions.length > 1 && regions[0] === regions[1]),
  };
}

export async function drawOutlines(map, url) {
  const topology = await read(url);
  const lines = decodeLines(topology);
  const departments = topology.objects.departments.geometries;
  const pane = map.createPane("outlines");
  pane.style.zIndex = 250;
  const renderer = L.canvas({ pane: "outlines", padding: 0.4 });
  const quiet = { renderer, pane: "outlines", interactive: false };
  const rings = departments.flatMap(({ arcs }) => arcs.map((polygon) => polygon.map((part) => ring(part, lines))));
  const land = colour(map, "land");
  // The stroke closes the hairlines that simplification may open between neighbours.
  L.polygon(rings, { ...quiet, fillColor: land, fillOpacity: 1, color: land, weight: 1 }).addTo(map);
  const borders = sortBorders(departments, lines);
  L.polyline(borders.departments, { ...quiet, color: colour(map, "department"), weight: 1 }).addTo(map);
  L.polyline(borders.regions, { ...quiet, color: colour(map, "region"), weight: 1.5 }).addTo(map);
  L.polyline(borders.outside, { ...quiet, color: colour(map, "coast"), weight: 1.5 }).addTo(map);
}

/** Names of towns: large ones first, villages as one comes near; also tells which town a point is close to. */
export class Towns {
  #map;
  #urls;
  #layer;
  #shown = new Map();
  #towns = [];
  #villages = null;

  constructor(map, urls) {
    this.#map = map;
    this.#urls = urls;
    map.createPane("names").style.zIndex = 350;
    // Read aloud one by one they would only be noise: each point already says which town it is close to.
    map.getPane("names").setAttribute("aria-hidden", "true");
    this.#layer = L.layerGroup().addTo(map);
    map.on("moveend", () => this.#refresh());
  }

  async load() {
    this.#towns = await read(this.#urls.towns);
    this.#refresh();
  }

  /** Resolves once the names that a zoom asks for are there. */
  async prepare(zoom) {
    if (zoom < NAMES_OF_VILLAGES_FROM_ZOOM) return;
    this.#villages ??= read(this.#urls.villages).then((villages) => {
      this.#towns = this.#towns.concat(villages);
    });
    await this.#villages;
  }

  /** The name of the closest town already loaded. */
  near([latitude, longitude]) {
    const squeeze = Math.cos((latitude * Math.PI) / 180);
    let best = "";
    let least = Infinity;
    for (const [name, y, x] of this.#towns) {
      const distance = (y - latitude) ** 2 + ((x - longitude) * squeeze) ** 2;
      if (distance < least) [best, least] = [name, distance];
    }
    return best;
  }

  async #refresh() {
    const zoom = this.#map.getZoom();
    await this.prepare(zoom);
    const view = this.#map.getBounds().pad(0.1);
    const wanted = this.#towns.filter(([, y, x, from]) => from <= zoom && view.contains([y, x]));
    const kept = new Set(wanted.map(String));
    for (const [key, marker] of this.#shown) {
      if (kept.has(key)) continue;
      marker.remove();
      this.#shown.delete(key);
    }
    for (const town of wanted) this.#write(town);
  }

  #write(town) {
    const [name, y, x, from] = town;
    const key = String(town);
    if (this.#shown.has(key)) return;
    const text = document.createElement("span");
    text.textContent = name;
    const size = from <= 6 ? "large" : from <= 8 ? "medium" : "small";
    const icon = L.divIcon({ className: `map-name map-name--${size}`, html: text, iconSize: null });
    const marker = L.marker([y, x], { icon, pane: "names", interactive: false, keyboard: false });
    this.#shown.set(key, marker.addTo(this.#layer));
  }
}
