/* A plain input becomes a WAI-ARIA 1.2 combobox that suggests as one types.

   <input data-suggest-url="/lieux/"> asks "/lieux/?q=…" for [{"value", "label", "hint"}].
     data-suggest-target="id"        the value picked goes to that hidden input, the label to the field
     data-suggest-multiple="name"    each value picked becomes a ticked box of that name, in the list ".site-picked"
   Whatever is picked fires "change" on the control that carries it. Without this module the input works alone. */

const DELAY = 150;
const LEAVING = 200; // ms after which a field that was left closes its list
const MINIMUM = 2;
// On a small screen a longer list would hide the rest of the form.
const SMALL_SCREEN = "(max-width: 36rem)";
const SHOWN_ON_SMALL = 5;
let serial = 0;

class Combobox {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.timer = 0;
    this.call = null;
    this.build();
    this.listen();
  }

  build() {
    const id = `suggestions-${++serial}`;
    this.list = Object.assign(document.createElement("ul"), { id, className: "site-combobox__list", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.status = Object.assign(document.createElement("div"), { className: "fr-sr-only" });
    this.status.setAttribute("role", "status");
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", id);
    this.input.setAttribute("autocomplete", "off");
    const frame = document.createElement("div");
    frame.className = "site-combobox__frame";
    this.input.replaceWith(frame);
    frame.append(this.input, this.list, this.status);
    // The field keeps the focus while a suggestion is clicked.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(Number(option.dataset.rank));
    });
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.left());
  }

  // On a small screen the list pushes what follows: closed at once, it would move the button under the finger.
  left() {
    clearTimeout(this.timer);
    this.call?.abort();
    setTimeout(() => document.activeElement === this.input || this.close(), LEAVING);
  }

  typed() {
    clearTimeout(this.timer);
    this.call?.abort();
    this.setTarget("");
    const text = this.input.value.trim();
    if (text.length < MINIMUM) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.ask(text), DELAY);
  }

  async ask(text) {
    this.call = new AbortController();
    const url = new URL(this.input.dataset.suggestUrl, location.href);
    url.searchParams.set("q", text);
    try {
      const response = await fetch(url, { signal: this.call.signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      this.show(await response.json());
    } catch (error) {
      // A call that a newer one replaced is no news; without an answer the field stays a plain one.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(found) {
    if (document.activeElement !== this.input) return;
    const options = matchMedia(SMALL_SCREEN).matches ? found.slice(0, SHOWN_ON_SMALL) : found;
    this.options = options;
    this.list.replaceChildren(...options.map((option, rank) => this.row(option, rank)));
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.activate(-1);
    this.say(
      options.length === 0 ? "Aucune suggestion." : `${options.length} suggestion${options.length > 1 ? "s" : ""}. Flèche bas pour les parcourir.`,
    );
  }

  row(option, rank) {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${rank}`;
    row.className = "site-combobox__option";
    row.dataset.rank = String(rank);
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.textContent = option.label;
    if (option.hint && option.hint !== option.label) {
      const hint = document.createElement("small");
      hint.textContent = option.hint;
      row.append(" ", hint);
    }
    return row;
  }

  pressed(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.options.length - 1;
    const open = !this.list.hidden;
    const moves = {
      ArrowDown: () => this.activate(this.active >= last ? 0 : this.active + 1),
      ArrowUp: () => this.activate(this.active <= 0 ? last : this.active - 1),
      Enter: () => this.pick(this.active),
      Escape: () => this.close(),
    };
    if (!open) {
      // Suggestions still on their way are not wanted any more.
      if (event.key === "Escape") this.close();
      if (event.key === "ArrowDown" && this.input.value.trim().length >= MINIMUM) {
        event.preventDefault();
        this.ask(this.input.value.trim());
      }
      return;
    }
    if (event.key === "Enter" && this.active < 0) {
      this.close();
      return;
    }
    // As the pattern asks, Home and End move the caret of the field; the suggestion is left.
    if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.activate(-1);
      return;
    }
    if (event.key === "Tab") {
      if (this.active >= 0) this.pick(this.active);
      return;
    }
    if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  activate(rank) {
    this.active = rank;
    [...this.list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === rank)));
    const row = this.list.children[rank];
    if (row) {
      this.input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  pick(rank) {
    const option = this.options[rank];
    if (!option) return;
    this.close();
    if (this.input.dataset.suggestMultiple) {
      this.add(option);
      return;
    }
    this.input.value = this.input.dataset.suggestTarget ? option.label : option.value;
    this.setTarget(option.value);
    this.say(`${option.label} choisi.`);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  add(option) {
    const picked = this.input.closest(".site-combobox")?.querySelector(".site-picked");
    this.input.value = "";
    if (!picked) return;
    let box = [...picked.querySelectorAll("input")].find((one) => one.value === option.value);
    if (!box) {
      const row = document.createElement("li");
      const label = Object.assign(document.createElement("label"), { className: "fr-tag" });
      const name = this.input.dataset.suggestMultiple;
      box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: option.value });
      label.append(box, ` ${option.label}`);
      row.append(label);
      picked.append(row);
    }
    box.checked = true;
    this.say(`${option.label} ajouté.`);
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  touched(target) {
    if (!this.list.hidden && !this.list.parentElement.contains(target)) this.close();
  }

  setTarget(value) {
    const target = document.getElementById(this.input.dataset.suggestTarget ?? "");
    if (!target || target.value === value) return;
    target.value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.call?.abort();
    this.options = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
    this.say("");
  }

  say(text) {
    this.status.textContent = text;
  }
}

const known = new WeakMap();

/** Give every field of `root` that asks for it its suggestions; those that have them are left alone. */
export function enhance(root = document) {
  for (const input of root.querySelectorAll("input[data-suggest-url]")) {
    const combobox = known.get(input);
    if (!combobox) known.set(input, new Combobox(input));
    // htmx kept the field and took away what surrounds it.
    else if (!input.parentElement.contains(combobox.list)) combobox.build();
  }
}

enhance();
// A touch beside a field does not always take its focus away.
document.addEventListener("pointerdown", (event) => {
  for (const input of document.querySelectorAll("input[data-suggest-url]")) known.get(input)?.touched(event.target);
});
// htmx puts new fields in the page.
document.addEventListener("htmx:after:swap", () => enhance());
