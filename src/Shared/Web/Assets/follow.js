// Follows long work: while a page's part says data-follow, its own page is read again, and the part shown as it is there.
const pressable = part => [...part.querySelectorAll("a, button, summary")];

async function follow(id) {
  const shown = document.getElementById(id);
  if (!shown || !("follow" in shown.dataset)) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
    if (answer.ok && now) {
      const focused = pressable(shown).indexOf(document.activeElement);
      shown.replaceWith(document.adoptNode(now));
      pressable(now)[focused]?.focus();
    }
  } catch {
    // The shop is away for a moment; the next look may find it.
  }
  setTimeout(follow, 700, id);
}
for (const part of document.querySelectorAll("[data-follow][id]")) setTimeout(follow, 400, part.id);
