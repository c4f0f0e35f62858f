// The preview follows what is typed. It is the answer to the form's own button, so nothing of it is made here.
const button = document.querySelector("[data-preview]");
const form = button?.form;
let waits;

form?.addEventListener("input", event => {
  clearTimeout(waits);
  // A text preview is asked for by its button.
  if (event.target.name !== "text") waits = setTimeout(show, 700);
});
form?.addEventListener("submit", event => {
  clearTimeout(waits);
  if (event.submitter?.formTarget === "preview") renew();
});

function show() {
  form.requestSubmit(button);
}

// A fresh frame, so that previews make no steps for "Back"; the one before stays until the new one is there.
function renew() {
  const old = document.querySelector("iframe[name=preview]");
  if (!old) return;
  const next = old.cloneNode();
  next.removeAttribute("src");
  next.removeAttribute("loading");
  next.classList.add("coming");
  old.name = "";
  old.after(next);
  next.addEventListener("load", () => {
    if (!next.classList.contains("coming")) return;
    next.classList.remove("coming");
    old.remove();
  });
}
