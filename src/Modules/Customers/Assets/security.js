// Passkeys, and what the sheet of recovery codes does better with scripts.

for (const place of document.querySelectorAll("[data-passkey]")) {
  const form = place.querySelector("form");
  const answer = form.querySelector("[data-passkey-options]");
  const error = form.querySelector("[data-passkey-error]");
  const options = JSON.parse(answer.dataset.passkeyOptions);
  const shop = options.rp?.id ?? options.rpId;
  const isHere = location.hostname === shop || location.hostname.endsWith(`.${shop}`);
  if (!isHere || !window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  place.hidden = false;
  form.addEventListener("submit", async event => {
    if (answer.value) return;
    // Sent when the browser has answered: until then it does not count as sent.
    event.preventDefault();
    event.stopPropagation();
    error.textContent = "";
    try {
      const key = options.rp
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      answer.value = JSON.stringify(key);
    } catch {
      error.textContent = error.dataset.passkeyError;
      return;
    }
    form.requestSubmit();
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const codes = [...document.querySelectorAll(button.dataset.copy)].map(code => code.textContent);
    await navigator.clipboard.writeText(codes.join("\n"));
    const news = document.querySelector("[data-copied]");
    news.textContent = news.dataset.copied;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
