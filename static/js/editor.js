/* The editor of profiles keeps what is typed: a draft on the server some seconds after the last key and on leaving, and
   a copy in this tab for as long as the server has not taken it (no network, a session that ended).
   Without this module the page is a plain form. */

const SETTLED = 2_000; // milliseconds without a key before a draft is sent
const RETRY = 10_000;
const CARRIED = new Set(["csrfmiddlewaretoken", "version", "faire"]);
const PREFIX = "editeur:";

class Editor {
  constructor(form) {
    this.form = form;
    this.key = PREFIX + location.pathname;
    this.status = form.querySelector("[data-editor-status]");
    this.timer = 0;
    this.call = null;
    this.dirty = false;
    this.sent = false;
    form.addEventListener("input", (event) => this.changed(event));
    form.addEventListener("change", (event) => this.changed(event));
    form.addEventListener("submit", (event) => this.leaving(event));
    addEventListener("online", () => this.dirty && this.save());
    addEventListener("pagehide", () => this.dirty && !this.sent && this.save({ keepalive: true }));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.dirty && !this.sent) this.save({ keepalive: true });
    });
    this.restore();
  }

  /** What was typed, as the form would send it. */
  typed() {
    return [...new FormData(this.form)].filter(([name, value]) => !CARRIED.has(name) && typeof value === "string");
  }

  changed(event) {
    if (!event.target.name && !event.target.form) return;
    this.dirty = true;
    this.keepHere(false);
    this.later(SETTLED);
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  keepHere(sent) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ sent, typed: this.typed() }));
    } catch {
      // A full or forbidden storage: the server keeps the draft anyway.
    }
  }

  forget() {
    sessionStorage.removeItem(this.key);
  }

  /** The form goes by itself: a draft sent at the same time would come back after it was saved. */
  leaving(event) {
    this.sent = true;
    clearTimeout(this.timer);
    this.call?.abort();
    if (event.submitter?.value) this.forget();
    else this.keepHere(true);
  }

  async save({ keepalive = false, again = false } = {}) {
    clearTimeout(this.timer);
    this.call?.abort();
    this.call = new AbortController();
    this.dirty = false;
    const body = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
    body.set("faire", "brouillon");
    const asked = { method: "POST", body, keepalive, redirect: "manual", signal: keepalive ? undefined : this.call.signal };
    try {
      const response = await fetch(this.form.action, asked);
      await this.answered(response, again);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.dirty = true;
      this.say("Pas de connexion : votre texte reste dans cette page, nous réessayons.");
      this.later(RETRY);
    }
  }

  async answered(response, again) {
    if (response.ok) {
      const { heure } = await response.json();
      if (!this.dirty) this.forget();
      const joining = this.form.dataset.joining;
      this.say(joining ? `Enregistré à ${heure}` : `Brouillon enregistré à ${heure}. Pas encore visible.`);
    } else if (response.status === 409) {
      this.say("Cette page a changé dans une autre fenêtre. Votre texte est gardé ici : appuyez sur le bouton pour voir les deux.");
    } else if (response.status === 403 && !again && (await this.renewToken())) {
      await this.save({ again: true });
    } else if (response.status === 403 || response.type === "opaqueredirect") {
      this.dirty = true;
      this.say("Votre session est terminée. Votre texte reste dans cette page : ", "Se connecter (nouvelle fenêtre)");
    } else {
      this.dirty = true;
      this.say("L’enregistrement n’a pas marché. Votre texte reste dans cette page, nous réessayons.");
      this.later(RETRY);
    }
  }

  /** After a new sign-in in another window, the token of this page is an old one. */
  async renewToken() {
    const page = await fetch(this.form.action, { redirect: "manual" });
    if (!page.ok) return false;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = fresh.querySelector("form[data-editor] input[name=csrfmiddlewaretoken]");
    if (!token) return false;
    this.form.querySelector("input[name=csrfmiddlewaretoken]").value = token.value;
    return true;
  }

  /** What this tab still holds and the server never took comes back in the fields. */
  restore() {
    for (const key of Object.keys(sessionStorage)) {
      // Another page of the editor answered: what was sent from there was taken.
      if (key.startsWith(PREFIX) && key !== this.key && read(key)?.sent) sessionStorage.removeItem(key);
    }
    const held = read(this.key);
    if (!held) return;
    const asHeld = (name) => held.typed.filter(([one]) => one === name).map(([, value]) => value);
    const shown = this.typed();
    const names = new Set([...held.typed, ...shown].map(([name]) => name));
    const differing = [...names].filter(
      (name) => String(asHeld(name)) !== String(shown.filter(([one]) => one === name).map(([, value]) => value)),
    );
    if (differing.length === 0) {
      this.forget();
      return;
    }
    for (const name of differing) this.put(name, asHeld(name));
    this.say("Nous avons remis ce que vous aviez écrit et qui n’était pas encore enregistré.");
    this.dirty = true;
    this.later(SETTLED);
  }

  put(name, values) {
    for (const control of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else if (control.type !== "hidden") control.value = values[0] ?? "";
    }
  }

  say(text, link = "") {
    this.status.textContent = text;
    if (!link) return;
    const anchor = Object.assign(document.createElement("a"), { href: "/connexion/", target: "_blank", rel: "noopener" });
    anchor.textContent = link;
    this.status.append(anchor);
  }
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

/** A long list of boxes shows those whose words contain what is typed. */
function filter(frame) {
  const list = document.getElementById(frame.dataset.filterFor);
  const input = frame.querySelector("input");
  const status = frame.querySelector("[role=status]");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = [...list.querySelectorAll("details")];
  const before = new Map(groups.map((group) => [group, group.open]));
  frame.hidden = false;
  // « Enter » looks, it does not send the form.
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of groups) {
      let own = 0;
      const theme = group.querySelector("summary").textContent;
      for (const row of group.querySelectorAll(".fr-fieldset__element")) {
        const text = plain(`${row.textContent} ${theme}`);
        row.hidden = !words.every((word) => text.includes(word));
        own += row.hidden ? 0 : 1;
      }
      group.hidden = own === 0;
      group.open = words.length > 0 ? own > 0 : before.get(group);
      found += own;
    }
    status.textContent = words.length === 0 ? "" : found === 0 ? "Rien de tel dans la liste." : `${found} dans la liste.`;
  });
}

const form = document.querySelector("form[data-editor]");
if (form) new Editor(form);
else for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX) && read(key)?.sent) sessionStorage.removeItem(key);
for (const frame of document.querySelectorAll("[data-filter-for]")) filter(frame);
