// Follows a running import: reads its own page again and shows what came of it, until it has ended.
async function follow() {
  const shown = document.getElementById("import");
  if (!shown || !("running" in shown.dataset)) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("import");
    if (answer.ok && now) shown.replaceWith(document.adoptNode(now));
  } catch {
    // The shop is away for a moment; the next look may find it.
  }
  setTimeout(follow, 700);
}
setTimeout(follow, 400);
