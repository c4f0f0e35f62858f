// What scripts add to lists whose rows can be ticked: all on the page at once, and how many are ticked.
for (const bar of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][form="${bar.dataset.ticks}"]`)];
  const all = bar.querySelector("[data-all]");
  const count = bar.querySelector("[data-count]");
  const follow = () => {
    const ticked = boxes.filter(box => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    count.textContent = ticked ? `${ticked} ticked` : "";
  };
  all.closest("label").hidden = false;
  bar.querySelector("[data-unscripted]").hidden = true;
  all.addEventListener("change", () => { boxes.forEach(box => box.checked = all.checked); follow(); });
  boxes.forEach(box => box.addEventListener("change", follow));
  follow();
}
