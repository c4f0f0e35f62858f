// "Another variant" adds the row here instead of asking the server for it.
document.addEventListener("click", event => {
  const more = event.target.closest?.("[data-more]");
  if (!more) return;
  event.preventDefault();
  const rows = more.closest("[data-rows]").querySelectorAll("[data-row]");
  const last = rows[rows.length - 1];
  const row = last.cloneNode(true);
  const next = text => text.replace(/\[\d+\]/, `[${rows.length}]`);
  for (const field of row.querySelectorAll("input")) {
    field.name = next(field.name);
    if (field.id) field.id = next(field.id);
    if (field.type === "checkbox") field.checked = false;
    else if (field.type !== "hidden") field.value = "";
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  for (const label of row.querySelectorAll("label[for]")) label.htmlFor = next(label.htmlFor);
  for (const gone of row.querySelectorAll(".field-error, .row-end a")) gone.remove();
  for (const marked of row.querySelectorAll("[data-invalid]")) marked.removeAttribute("data-invalid");
  const legend = row.querySelector("legend");
  if (legend) legend.textContent = `New variant ${rows.length + 1}`;
  last.after(row);
  row.querySelector("input:not([type=hidden])").focus();
});
