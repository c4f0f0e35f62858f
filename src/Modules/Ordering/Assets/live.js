// Follows an order: each change of it fetches the page again and puts the parts that differ into place. What somebody types in stays.
const root = document.querySelector("[data-stream]");

async function refresh() {
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of root.querySelectorAll("[data-part]")) {
    const next = page.getElementById(part.id);
    // A card that somebody is typing lies in the gateway's frame, where nobody sees the focus.
    if (part.querySelector("[data-mounted]") && next?.querySelector("[data-card-form]")) continue;
    if (!next || next.innerHTML === part.innerHTML || (part.contains(document.activeElement) && next.querySelector("form"))) continue;
    part.className = next.className;
    part.replaceChildren(...document.adoptNode(next).childNodes);
  }
}

let turn = Promise.resolve();
let seen = null;
root.addEventListener("live", ({ detail: { id } }) => {
  // A stream that is opened anew begins with the present state.
  if (id !== seen) turn = turn.then(refresh, refresh);
  seen = id;
});
