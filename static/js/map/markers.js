// One button per point or group of activators. What did not change keeps its element, so that focus is never lost.

const SMALLEST = 28; // pixels; WCAG 2.2 asks for 24
const LARGEST = 52;
const PAN = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const COVER = 0.5; // of their two diameters: closer, two groups touch
const PAN_STEP = 80; // pixels
const figures = new Intl.NumberFormat("fr-FR");

function diameter(count) {
  if (count === 1) return SMALLEST;
  return Math.round(Math.min(LARGEST, SMALLEST + 8 * Math.log10(count) + 4));
}

function keyOf({ at, count }) {
  return `${at[0]},${at[1]},${count}`;
}

export class Markers {
  #map;
  #nameOf;
  #open;
  #layer;
  #shown = new Map();

  /** `nameOf(group)` says a group in words; `open(group, element)` is what a click, Enter or the space bar does. */
  constructor(map, { nameOf, open }) {
    this.#map = map;
    this.#nameOf = nameOf;
    this.#open = open;
    this.#layer = L.layerGroup().addTo(map);
    map.getContainer().addEventListener("keydown", (event) => this.#panByArrow(event));
  }

  /** Groups that would cover each other become one; at the last zoom all stay, so that each can be reached. */
  #merged(groups) {
    if (this.#map.getZoom() >= this.#map.getMaxZoom()) return groups;
    const kept = [];
    for (const group of groups.toSorted((a, b) => b.count - a.count)) {
      const pixel = this.#map.latLngToLayerPoint(group.at);
      const near = kept.find(
        (other) => other.pixel.distanceTo(pixel) < COVER * (diameter(other.count) + diameter(group.count)),
      );
      if (!near) {
        kept.push({ ...group, pixel });
        continue;
      }
      near.count += group.count;
      near.together = 0;
    }
    return kept;
  }

  /** Replace the points on the map. They are in reading order, north to south, for the tab key. */
  show(groups) {
    const wanted = new Map(this.#merged(groups).map((group) => [keyOf(group), group]));
    const focused = this.#focused();
    for (const [key, { marker }] of this.#shown) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.#shown.delete(key);
    }
    for (const [key, group] of [...wanted].sort(([, a], [, b]) => b.at[0] - a.at[0])) {
      if (!this.#shown.has(key)) this.#add(key, group);
    }
    if (focused && !this.#shown.has(keyOf(focused))) this.#map.getContainer().focus({ preventScroll: true });
  }

  #add(key, group) {
    const size = diameter(group.count);
    const text = document.createElement("span");
    text.textContent = group.count === 1 ? "" : figures.format(group.count);
    const icon = L.divIcon({
      className: group.count === 1 ? "map-point" : "map-group",
      html: text,
      iconSize: [size, size],
    });
    const marker = L.marker(group.at, { icon, keyboard: true, riseOnHover: true }).addTo(this.#layer);
    const element = marker.getElement();
    const name = this.#nameOf(group);
    element.setAttribute("aria-label", name);
    element.title = name;
    element.addEventListener("focus", () => marker.setZIndexOffset(10000));
    element.addEventListener("blur", () => marker.setZIndexOffset(0));
    marker.on("click", () => this.#open(group, element));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.#open(group, element);
    });
    this.#shown.set(key, { marker, group });
  }

  /** The group whose button has the focus. */
  #focused() {
    for (const { marker, group } of this.#shown.values()) {
      if (marker.getElement() === document.activeElement) return group;
    }
    return null;
  }

  /** Leaflet moves by arrows only when the map itself has the focus; here its points too. */
  #panByArrow(event) {
    const direction = PAN[event.key];
    if (!direction || event.target === this.#map.getContainer() || !event.target.closest(".leaflet-marker-pane")) return;
    event.preventDefault();
    this.#map.panBy(direction.map((step) => step * PAN_STEP));
  }
}
