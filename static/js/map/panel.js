// The cards of a point, beside the map: fetched as HTML, announced by focus, closed by Escape.

export class Panel {
  #element;
  #title;
  #body;
  #opener = null;
  #request = null;

  constructor(element) {
    this.#element = element;
    this.#title = element.querySelector("[data-panel-title]");
    this.#body = element.querySelector("[data-panel-body]");
    element.querySelector("[data-panel-close]").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !element.hidden) this.close();
    });
  }

  /** Show the cards found at `url` under `title`; `opener` gets the focus back. */
  async open(title, url, opener) {
    this.#request?.abort();
    this.#request = new AbortController();
    this.#choose(opener);
    this.#title.textContent = title;
    this.#element.setAttribute("aria-busy", "true");
    this.#body.replaceChildren();
    this.#element.hidden = false;
    this.#title.focus();
    try {
      const answer = await fetch(url, { signal: this.#request.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.#body.innerHTML = await answer.text();
      document.dispatchEvent(new Event("shown"));
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#body.textContent = "Ces fiches n’ont pas pu être chargées. Fermez, puis réessayez.";
    }
    this.#element.removeAttribute("aria-busy");
  }

  close() {
    if (this.#element.hidden) return;
    const inside = this.#element.contains(document.activeElement);
    this.#request?.abort();
    this.#element.hidden = true;
    if (inside && this.#opener?.isConnected) this.#opener.focus();
    this.#choose(null);
  }

  /** The point whose cards are shown stands out. */
  #choose(opener) {
    this.#opener?.classList.remove("map-selected");
    this.#opener = opener;
    opener?.classList.add("map-selected");
  }
}
