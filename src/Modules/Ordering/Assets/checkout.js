// Once the address is complete, delivery and total follow it by themselves: the page's own form is sent in the background and its answer put into place.
const form = document.querySelector("form.checkout");
const wanted = ["shipTo.name", "shipTo.line1", "shipTo.city", "shipTo.country"];
let last = null;

const chosen = () => form.querySelector("[name=address]:checked")?.value ?? "";
const isAddress = field => field.name === "address" || field.name === "vatId" || field.name.startsWith("shipTo.");
const typed = () => JSON.stringify([chosen(), ...new FormData(form).entries()].filter(e => typeof e === "string" || e[0] === "vatId" || e[0].startsWith("shipTo.")));
const complete = () => chosen() !== "" || wanted.every(name => form.elements[name]?.value.trim());

last = form.elements.quote.value ? typed() : null;

form.addEventListener("change", async event => {
  if (!isAddress(event.target) || !complete() || typed() === last) return;
  last = typed();
  const asked = last;
  const body = new URLSearchParams(new FormData(form));
  form.querySelector(".summary").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/checkout", { method: "POST", body, headers: { accept: "text/html" } });
    // An address that is not right yet is said when the button is pressed, not while somebody types.
    if (answer.status !== 200 || asked !== typed()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of form.querySelectorAll("[data-part]")) {
      const next = page.getElementById(part.id);
      // What was typed as a card stays: it lies in the gateway's frame, which a replacement would empty.
      if (next && !(part.querySelector("[data-mounted]") && next.querySelector("[data-card-form]"))) part.replaceChildren(...document.adoptNode(next).childNodes);
    }
    // The server has found nothing wrong: what it said before is over.
    form.querySelector(".error-summary")?.remove();
    for (const field of form.querySelectorAll("[data-invalid]")) {
      field.removeAttribute("data-invalid");
      field.querySelector(".field-error")?.remove();
      field.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
    }
    form.elements.quote.value = page.querySelector("form.checkout [name=quote]").value;
  } finally {
    form.querySelector(".summary").removeAttribute("aria-busy");
  }
});
