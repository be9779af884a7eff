/* The list follows the form: htmx asks for it, this says when, and keeps what a person has in hand.
   Without this module the form is sent as any other. */
import "./outbound.js";

const SETTLED = 60; // milliseconds: « Enter » in a field fires both "change" and "submit", which are one wish

let timer = 0;
let focused = "";

function ask(event) {
  const form = event.target.closest("#recherche");
  if (!form) return;
  if (event.type === "submit") event.preventDefault();
  clearTimeout(timer);
  timer = setTimeout(() => form.dispatchEvent(new Event("ask")), SETTLED);
}

function keepFocus() {
  focused = document.activeElement?.id ?? "";
}

function settle() {
  // A box that a person has touched no longer follows its attribute: make it say what the answer says.
  for (const box of document.querySelectorAll("#recherche input[type=checkbox]")) {
    box.checked = box.defaultChecked;
    if (box.checked) box.closest("fieldset details")?.setAttribute("open", "");
  }
  // A need that was understood is now a ticked box: its words have done their work, and are repeated in the answer.
  const understood = document.querySelector("#recherche [data-understood]:not([data-understood=''])");
  if (understood) document.getElementById("id_besoin_texte").value = "";
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

// Where htmx is missing, the browser sends the form by itself.
if (globalThis.htmx) {
  document.addEventListener("change", ask);
  document.addEventListener("submit", ask);
  document.addEventListener("htmx:before:swap", keepFocus);
  document.addEventListener("htmx:after:swap", settle);
}
