/* Passkeys: asks the browser to make or to use one, then sends the form with what it answered. */
const BYTES = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
const REFUSED = "La clé d’accès n’a pas été utilisée. Réessayez, ou choisissez une autre façon de continuer.";
const KNOWN = "Cet appareil a déjà une clé d’accès pour votre compte.";

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", use);
  }
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) {
    missing.hidden = true;
  }
}

async function use(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const said = form.querySelector("[data-passkey-error]");
  said.hidden = true;
  try {
    const credential = await ask(form.dataset.passkey, await optionsOf(form));
    form.elements.credential.value = JSON.stringify(written(credential));
    form.submit();
  } catch (error) {
    said.querySelector("span").textContent = error.name === "InvalidStateError" ? KNOWN : REFUSED;
    said.hidden = false;
  }
}

async function optionsOf(form) {
  if (form.dataset.passkeyOptions) {
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(form.dataset.passkeyOptions, { headers });
    return (await answer.json()).request_options.publicKey;
  }
  const data = JSON.parse(document.getElementById("passkey-data").textContent);
  return (data.creation_options || data.request_options).publicKey;
}

function ask(what, options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) {
    publicKey.user = { ...options.user, id: bytes(options.user.id) };
  }
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    publicKey[list] = (options[list] || []).map((one) => ({ ...one, id: bytes(one.id) }));
  }
  return navigator.credentials[what]({ publicKey });
}

function written(credential) {
  const response = {};
  for (const name of BYTES) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  return {
    id: credential.id,
    rawId: credential.id,
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function bytes(base64url) {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
