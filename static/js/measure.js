/* Says what was shown: a figure per day and profile, no cookie, nothing about who looks (A5.2). */
const said = new Set();

function measure() {
  // A page opened in the background, or made ahead, counts once somebody sees it.
  if (document.visibilityState !== "visible") return;
  for (const shown of document.querySelectorAll("[data-measured]")) {
    const token = shown.dataset.measured;
    if (said.has(token)) continue;
    said.add(token);
    const links = shown.matches("ol") ? shown.querySelectorAll("h3 a") : [location];
    const slugs = Array.from(links, (link) => link.pathname.split("/")[2]);
    navigator.sendBeacon("/mesure/", new URLSearchParams({ jeton: token, fiches: slugs.join(" ") }));
  }
}

measure();
document.addEventListener("visibilitychange", measure);
// Another list in the same page, the cards of a point of the map.
document.addEventListener("htmx:after:swap", measure);
document.addEventListener("shown", measure);
