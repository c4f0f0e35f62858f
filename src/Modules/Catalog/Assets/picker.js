// Chooses a variant by its options at once: price, stock, picture and the ways to the other values follow.
const picker = document.querySelector("[data-picker]");
const variants = [...picker.querySelectorAll("[data-sku]")].map(shown => ({ shown, sku: shown.dataset.sku, options: JSON.parse(shown.dataset.options) }));
const sku = picker.querySelector("[name=sku]");
const near = (a, b, but) => a.options.filter((value, i) => i !== but && value === b.options[i]).length;

function choose(chosen) {
  sku.value = chosen.sku;
  for (const { shown } of variants) shown.hidden = shown !== chosen.shown;
  for (const label of picker.querySelectorAll("[data-axis-value]")) label.textContent = chosen.options[label.dataset.axisValue];
  for (const link of picker.querySelectorAll("[data-axis]")) {
    const axis = Number(link.dataset.axis);
    const best = variants.filter(v => v.options[axis] === link.dataset.value).sort((a, b) => near(b, chosen, axis) - near(a, chosen, axis))[0];
    link.href = `?sku=${encodeURIComponent(best.sku)}`;
    link.toggleAttribute("data-other", near(best, chosen, axis) < chosen.options.length - 1);
    if (chosen.options[axis] === link.dataset.value) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const picture = [...document.querySelectorAll("img[data-picture]")].find(i => i.dataset.picture === chosen.shown.dataset.shows);
  if (picture) {
    picture.loading = "eager";
    picture.parentElement.prepend(picture);
  }
  history.replaceState(null, "", `?sku=${encodeURIComponent(chosen.sku)}`);
}

picker.addEventListener("click", event => {
  const link = event.target.closest("[data-axis]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const chosen = variants.find(v => v.sku === new URL(link.href).searchParams.get("sku"));
  if (!chosen) return;
  event.preventDefault();
  choose(chosen);
});
