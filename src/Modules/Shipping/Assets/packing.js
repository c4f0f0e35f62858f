// What scripts add to the queue: all boxes at once, a button that prints, and labels that show up as they are bought.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const all = document.querySelector("[data-all]");
if (all) {
  const boxes = [...document.querySelectorAll("input[name=shipments]")];
  const follow = () => {
    const ticked = boxes.filter(box => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.closest("label").hidden = false;
  all.addEventListener("change", () => boxes.forEach(box => box.checked = all.checked));
  boxes.forEach(box => box.addEventListener("change", follow));
  follow();
}

// A hidden tab asks for nothing.
async function refresh() {
  if (!document.hidden) {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const cell of document.querySelectorAll("[data-busy]")) {
      const next = page.getElementById(cell.id);
      if (next) cell.replaceWith(document.adoptNode(next));
      else delete cell.dataset.busy;
    }
  }
  if (document.querySelector("[data-busy]")) setTimeout(refresh, 2000);
}
if (document.querySelector("[data-busy]")) setTimeout(refresh, 1000);
