// Keeps what is typed on a page while one types: a closed tab or a sign-out loses nothing. The page works without it.

const WAIT_MS = 600;
const form = document.querySelector("form[data-kept]");
const status = document.querySelector("[data-kept-status]");
let timer = 0;

async function keep() {
  const data = new FormData(form);
  data.set("faire", "brouillon");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    status.textContent = `Enregistré à ${(await answer.json()).heure}.`;
  } catch {
    status.textContent = "Pas encore enregistré. Appuyez sur « Continuer » pour réessayer.";
  }
}

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT_MS);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
