// Sends calls from the API's pages, with the access token that was authorized. It is kept for this tab alone.
const kept = "clickcart-access-token";

const authorize = document.querySelector("[data-authorize]");
if (authorize) {
  const state = authorize.querySelector("[data-state]");
  const show = () => state.textContent = sessionStorage.getItem(kept) ? "Authorized: calls carry your token." : "Not authorized: you call as a guest.";
  authorize.addEventListener("submit", event => {
    event.preventDefault();
    const token = authorize.querySelector("input").value.trim();
    if (token) sessionStorage.setItem(kept, token);
    authorize.querySelector("input").value = "";
    show();
  });
  authorize.addEventListener("reset", () => {
    sessionStorage.removeItem(kept);
    show();
  });
  show();
  authorize.hidden = false;
}

// A link from the contents leads to an open call.
const open = () => {
  const call = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (call instanceof HTMLDetailsElement) call.open = true;
};
window.addEventListener("hashchange", open);
open();

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

for (const form of document.querySelectorAll("form[data-try]")) {
  const state = form.querySelector("[data-state]");
  const answer = form.querySelector("[data-answer]");
  let running;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    let path = form.dataset.path;
    const query = new URLSearchParams();
    const headers = new Headers();
    const token = sessionStorage.getItem(kept);
    if (token) headers.set("Authorization", `Bearer ${token}`);
    for (const field of form.querySelectorAll("[data-place]")) {
      const value = field.name === "Idempotency-Key" && !field.value.trim() ? newKey() : field.value.trim();
      if (field.dataset.place === "in the path") path = path.replace(`{${field.name}}`, encodeURIComponent(value));
      else if (value && field.dataset.place === "header") headers.set(field.name, value);
      else if (value) query.append(field.name, value);
    }
    const field = form.querySelector("[data-body]");
    const body = field?.type === "file" ? field.files[0] : field?.value;
    if (body) headers.set("Content-Type", field.type === "file" ? body.type : form.dataset.type);
    state.textContent = "Sending …";
    answer.hidden = true;
    answer.textContent = "";
    try {
      const address = query.size ? `${path}?${query}` : path;
      const response = await fetch(address, { method: form.dataset.try, headers, body, signal, credentials: "omit" });
      state.textContent = `${response.status} ${response.statusText}`;
      // A live stream is shown while it runs; sending again ends it.
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let part; reader && !(part = await reader.read()).done;) {
        answer.textContent += part.value;
        answer.hidden = false;
      }
      if (response.headers.get("Content-Type")?.includes("json")) answer.textContent = JSON.stringify(JSON.parse(answer.textContent), null, 2);
    } catch (error) {
      if (!signal.aborted) state.textContent = `Not sent: ${error.message}`;
    }
  });
  form.hidden = false;
}
