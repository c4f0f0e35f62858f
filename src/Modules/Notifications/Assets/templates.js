// The preview follows what is typed. It is the answer to the form's own button, so nothing of it is made here.
const button = document.querySelector("[data-preview]");
const form = button?.form;
let waits;
let asked = 0;

form?.addEventListener("input", event => {
  clearTimeout(waits);
  // A text preview is asked for by its button.
  if (event.target.name !== "text") waits = setTimeout(show, 700);
});
form?.addEventListener("submit", event => {
  clearTimeout(waits);
  if (event.submitter?.formTarget.startsWith("preview")) event.submitter.formTarget = renew();
});

function show() {
  form.requestSubmit(button);
}

// A fresh frame, so that previews make no steps for "Back"; those before stay until it is there. Browsers know a frame by the name that it began with,
// so each has its own.
function renew() {
  const last = [...document.querySelectorAll("iframe[name^=preview]")].at(-1);
  const next = last.cloneNode();
  next.name = `preview-${++asked}`;
  next.removeAttribute("src");
  next.removeAttribute("loading");
  next.classList.add("coming");
  last.after(next);
  next.addEventListener("load", () => {
    next.classList.remove("coming");
    while (next.previousElementSibling?.matches("iframe")) next.previousElementSibling.remove();
  });
  return next.name;
}
