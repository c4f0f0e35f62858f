// What pages do a little better with scripts; everything works without them.

// A form is sent once, however often its button is pressed. Coming back to the page by "Back" frees it.
const sent = new WeakSet();
document.addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("once" in form.dataset)) return;
  // What a frame shows takes nothing away from the form.
  if (event.submitter?.formTarget) return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  form.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", event => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-once]")) {
    sent.delete(form);
    form.removeAttribute("aria-busy");
  }
});

// After a refusal the summary is read out and reached first.
document.querySelector("[data-focus]")?.focus();

// A choice that only filters is applied at once.
document.addEventListener("change", event => event.target.closest?.("[data-submit]")?.form?.requestSubmit());

// An open menu closes by Escape and by a click elsewhere.
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open], details.confirm[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
