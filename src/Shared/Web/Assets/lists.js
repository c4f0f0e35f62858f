// What scripts add to lists whose rows can be selected: all on the page at once, how many are selected, and ranges. A click with Shift takes all rows from
// the last one that was ticked; in the boxes the arrow keys go from row to row, and with Shift they tick the rows that they come to.
for (const bar of document.querySelectorAll("[data-selection]")) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][form="${bar.dataset.selection}"]`)];
  const all = bar.querySelector("[data-all]");
  const count = bar.querySelector("[data-count]");
  let last = null;
  const follow = () => {
    const selected = boxes.filter(box => box.checked).length;
    all.checked = selected === boxes.length;
    all.indeterminate = selected > 0 && selected < boxes.length;
    count.textContent = selected ? `${selected} selected` : "";
  };
  const tick = (from, to, checked) => {
    boxes.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(box => box.checked = checked);
    last = boxes[to];
    follow();
  };
  all.closest("label").hidden = false;
  bar.querySelector("[data-unscripted]").hidden = true;
  all.addEventListener("change", () => { boxes.forEach(box => box.checked = all.checked); follow(); });
  boxes.forEach((box, at) => {
    box.addEventListener("click", event => tick(event.shiftKey && last ? boxes.indexOf(last) : at, at, box.checked));
    box.addEventListener("keydown", event => {
      const to = at + { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!boxes[to]) return;
      event.preventDefault();
      boxes[to].focus();
      if (event.shiftKey) tick(at, to, true);
    });
  });
  follow();
}
