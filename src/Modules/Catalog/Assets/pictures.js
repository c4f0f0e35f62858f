// Orders a product's pictures by dragging them or by their buttons, without leaving the page: what was typed beside them stays.
const list = document.querySelector("[data-pictures]");
const form = list?.closest("form");

async function send(body, focus) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(body) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-pictures]");
  // Somebody else saved the product, or a text is missing: the page says so.
  if (!answer.ok || !fresh) return form.submit();
  const version = page.querySelector("#pictures [name=_version]").value;
  const before = form.elements._version.value;
  for (const field of document.querySelectorAll("[name=_version]")) if (field.value === before) field.value = version;
  list.replaceChildren(...fresh.children);
  makeDraggable();
  document.querySelector("[data-pictures-news]").textContent = "The pictures are saved.";
  focus?.();
}

function makeDraggable() {
  for (const item of list.children) item.draggable = list.querySelector("[name=move]") !== null;
}

if (list) {
  makeDraggable();
  form.addEventListener("submit", event => {
    const move = event.submitter?.name === "move" ? event.submitter.value : null;
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const [verb, place] = move.split("-");
    const to = Number(place) + (verb === "up" ? -1 : verb === "down" ? 1 : 0);
    send(new FormData(form, event.submitter), () =>
      (list.querySelector(`[value="${verb}-${to}"]`) ?? list.children[Math.min(to, list.children.length - 1)]?.querySelector("[name=move]"))?.focus());
  });

  let dragged = null;
  list.addEventListener("dragstart", event => {
    // A text that is marked in a field is dragged by itself.
    dragged = event.target.closest?.("input") ? null : event.target.closest?.("li");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", event => {
    const over = event.target.closest("li");
    if (!dragged) return;
    event.preventDefault();
    if (!over || over === dragged) return;
    const isBelow = event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
    over[isBelow ? "after" : "before"](dragged);
  });
  list.addEventListener("drop", event => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged = null;
    [...list.children].forEach((item, i) => {
      for (const field of item.querySelectorAll("[name^='images[']")) field.name = field.name.replace(/\[\d+\]/, `[${i}]`);
    });
    send(new FormData(form));
  });
}
