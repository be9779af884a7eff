/* The list follows the form (htmx does the work); this keeps what a person has in hand: focus, ticked boxes. */
import "./outbound.js";

let focused = "";

document.addEventListener("htmx:before:swap", () => {
  focused = document.activeElement?.id ?? "";
});

document.addEventListener("htmx:after:swap", () => {
  // A box that a person has touched no longer follows its attribute: make it say what the answer says.
  for (const box of document.querySelectorAll("#recherche input[type=checkbox]")) {
    box.checked = box.defaultChecked;
  }
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
});
