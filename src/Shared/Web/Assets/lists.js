// What scripts add to lists whose rows can be selected: all on the page at once, and how many are selected.
for (const bar of document.querySelectorAll("[data-selection]")) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][form="${bar.dataset.selection}"]`)];
  const all = bar.querySelector("[data-all]");
  const count = bar.querySelector("[data-count]");
  const follow = () => {
    const selected = boxes.filter(box => box.checked).length;
    all.checked = selected === boxes.length;
    all.indeterminate = selected > 0 && selected < boxes.length;
    count.textContent = selected ? `${selected} selected` : "";
  };
  all.closest("label").hidden = false;
  bar.querySelector("[data-unscripted]").hidden = true;
  all.addEventListener("change", () => { boxes.forEach(box => box.checked = all.checked); follow(); });
  boxes.forEach(box => box.addEventListener("change", follow));
  follow();
}
