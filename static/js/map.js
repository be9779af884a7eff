// The map of activators: same search as the list beside it, groups when far, points when near.
// Leaflet (static/vendor/leaflet) is loaded before this module, on this page only.

import { Towns, drawOutlines } from "./map/base.js";
import { Markers } from "./map/markers.js";
import { Panel } from "./map/panel.js";

const MAINLAND = [
  [41.3, -5.2],
  [51.1, 9.6],
];
const WORLD = [
  [-60, -185],
  [75, 185],
];
const LAST_ZOOM = 13;
const PATIENCE = 120; // milliseconds without a movement before asking for points
const figures = new Intl.NumberFormat("fr-FR");

const frame = document.querySelector("[data-map]");
const wide = matchMedia("(min-width: 62em)");
const touch = matchMedia("(pointer: coarse)").matches;

function corners([south, west, north, east]) {
  return L.latLngBounds([south, west], [north, east]);
}

/** What the page says of the search: it is written again with each new list of results. */
function readSearch() {
  const { query, view, place, radius } = document.querySelector("[data-map-search]").dataset;
  return { query, view: view ? view.split(",").map(Number) : null, place: place ? JSON.parse(place) : null, radius };
}

class ActivatorMap {
  #map;
  #towns;
  #markers;
  #panel;
  #status = frame.querySelector("[data-map-status]");
  #search = readSearch();
  #circle = L.layerGroup();
  #waiting = null;
  #request = null;

  constructor() {
    this.#map = L.map(frame.querySelector("[data-map-canvas]"), {
      minZoom: 4,
      // The country fills a screen of any width; tiles, if any, want whole steps.
      zoomSnap: frame.dataset.tiles ? 1 : 0.25,
      maxZoom: LAST_ZOOM,
      maxBounds: WORLD,
      zoomControl: false,
      // One finger scrolls the page until the visitor asks otherwise.
      dragging: !touch,
      scrollWheelZoom: false,
      fadeAnimation: false,
    });
    this.#map.attributionControl.setPrefix(false).addAttribution(frame.dataset.credit);
    this.#towns = new Towns(this.#map, { towns: frame.dataset.towns, villages: frame.dataset.villages });
    this.#panel = new Panel(frame.querySelector("[data-panel]"));
    this.#markers = new Markers(this.#map, {
      nameOf: (group) => this.#nameOf(group),
      open: (group, element) => this.#open(group, element),
    });
  }

  async start() {
    for (const tools of frame.querySelectorAll("[data-map-tools]")) tools.hidden = false;
    this.#map.invalidateSize();
    this.#circle.addTo(this.#map);
    this.#addTiles();
    this.#show(this.#search);
    this.#listen();
    // Points need the names of towns to be told apart by ear.
    await Promise.all([this.#towns.load(), this.#background()]);
    this.#map.on("moveend", () => this.#refreshSoon());
    this.#refresh();
  }

  async #background() {
    if (!frame.dataset.tiles) await drawOutlines(this.#map, frame.dataset.outlines);
  }

  /** The operator's own tiles, when the setting MAP_TILES_URL names some. */
  #addTiles() {
    const { tiles, tilesCredit } = frame.dataset;
    if (tiles) L.tileLayer(tiles, { attribution: tilesCredit, maxZoom: LAST_ZOOM }).addTo(this.#map);
  }

  #listen() {
    const container = this.#map.getContainer();
    // The wheel scrolls the page too, until one has clicked on the map or reached it with the keyboard.
    container.addEventListener("focusin", () => this.#map.scrollWheelZoom.enable());
    container.addEventListener("mouseleave", () => this.#map.scrollWheelZoom.disable());
    for (const button of frame.querySelectorAll("[data-go]")) {
      button.addEventListener("click", () => this.#map.fitBounds(corners(button.dataset.go.split(",").map(Number))));
    }
    for (const button of frame.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.#map.setZoom(this.#map.getZoom() + Number(button.dataset.zoom)));
    }
    const hand = frame.querySelector("[data-map-hand]");
    hand.hidden = !touch;
    hand.addEventListener("click", () => this.#toggleHand(hand));
    new MutationObserver(() => this.#follow()).observe(document.querySelector("main"), {
      attributes: true,
      attributeFilter: ["data-query", "data-view"],
      childList: true,
      subtree: true,
    });
  }

  #toggleHand(button) {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    if (pressed) this.#map.dragging.enable();
    else this.#map.dragging.disable();
  }

  /** The list was searched again: so is the map. It moves only when the place changed. */
  #follow() {
    const search = readSearch();
    if (search.query === this.#search.query) return;
    const moved = String(search.view) !== String(this.#search.view);
    this.#search = search;
    this.#panel.close();
    if (moved) this.#show(search);
    this.#refresh();
  }

  #show({ view, place, radius }) {
    this.#map.fitBounds(view ? corners(view) : MAINLAND);
    this.#circle.clearLayers();
    if (!place) return;
    const icon = L.divIcon({ className: "map-place", html: document.createElement("span"), iconSize: [20, 20] });
    // Under the points, whose counts must be read.
    L.marker(place, { icon, interactive: false, keyboard: false, zIndexOffset: -10000 }).addTo(this.#circle);
    if (radius) {
      L.circle(place, { radius: radius * 1000, interactive: false, className: "map-radius" }).addTo(this.#circle);
    }
  }

  #refreshSoon() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#refresh(), PATIENCE);
  }

  /** The same search asked of another address. */
  #address(url, more) {
    const parameters = new URLSearchParams(this.#search.query);
    for (const [name, value] of Object.entries(more)) parameters.set(name, value);
    return `${url}?${parameters}`;
  }

  async #refresh() {
    this.#request?.abort();
    this.#request = new AbortController();
    const view = this.#map.getBounds();
    const box = [view.getSouth(), view.getWest(), view.getNorth(), view.getEast()];
    const cadre = box.map((degrees) => degrees.toFixed(3)).join(",");
    const url = this.#address(frame.dataset.points, { cadre, zoom: Math.round(this.#map.getZoom()) });
    try {
      const [answer] = await Promise.all([
        fetch(url, { signal: this.#request.signal }),
        this.#towns.prepare(this.#map.getZoom()),
      ]);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { groupes } = await answer.json();
      this.#markers.show(groupes.map(([lat, lon, count, together]) => ({ at: [lat, lon], count, together })));
      this.#say(groupes);
    } catch (error) {
      if (error.name !== "AbortError") {
        this.#status.textContent = "Les points de la carte n’ont pas pu être chargés. La liste reste à jour.";
      }
    }
  }

  #say(groups) {
    const total = groups.reduce((sum, [, , count]) => sum + count, 0);
    const noun = total > 1 ? "activateurs" : "activateur";
    this.#status.textContent = total
      ? `${figures.format(total)} ${noun} dans cette partie de la carte`
      : "Aucun activateur dans cette partie de la carte : éloignez-vous, ou déplacez la carte.";
  }

  #nameOf({ at, count }) {
    const town = this.#towns.near(at);
    if (count === 1) return `Un activateur près de ${town}`;
    return `${figures.format(count)} activateurs autour de ${town}`;
  }

  /** A group comes closer; one that cannot be told apart any more shows its cards. */
  #open(group, element) {
    if (!group.together) {
      this.#map.setView(group.at, Math.min(Math.floor(this.#map.getZoom()) + 2, LAST_ZOOM));
      return;
    }
    // On a wide screen the panel covers the left of the map: the point stays in sight beside it.
    if (wide.matches) this.#map.panInside(group.at, { paddingTopLeft: [430, 40], paddingBottomRight: [90, 40] });
    this.#panel.open(this.#nameOf(group), this.#address(frame.dataset.cards, { point: group.at.join(",") }), element);
  }
}

if (frame) new ActivatorMap().start();
