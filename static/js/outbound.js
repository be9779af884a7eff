/* Counts departures to an activator's own site: a figure per day, no cookie, nothing about who leaves (A3.7, A5.2). */
document.addEventListener("click", count);
document.addEventListener("auxclick", count);

function count(event) {
  const link = event.target.closest?.("a[data-outbound]");
  if (link && event.button < 2) {
    navigator.sendBeacon(link.dataset.outbound);
  }
}
