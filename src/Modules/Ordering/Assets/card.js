// The gateway's card form: puts it where the page wants one and, when the pay button is pressed, has the gateway turn the card into an id, which alone is
// sent to the shop. Where the gateway's script cannot be had, the card is entered on the gateway's page, as without scripts.
let loading;
const load = source => loading ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  Object.assign(script, { src: source, onload: done, onerror: () => failed(new Error("The card form could not be loaded.")) });
  document.head.append(script);
});

/** The shop's colours, as the gateway's form takes them. */
function appearance() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const colour = token => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const variables = {
    colorPrimary: colour("--accent"), colorBackground: colour("--surface"), colorText: colour("--ink"), colorTextPlaceholder: colour("--ink-quiet"),
    colorDanger: colour("--bad"), fontFamily: getComputedStyle(document.body).fontFamily, borderRadius: "7px",
  };
  probe.remove();
  const [red, green, blue] = variables.colorBackground.match(/\d+/g).map(Number);
  return { theme: red + green + blue < 384 ? "night" : "stripe", variables };
}

function setUp(box) {
  box.dataset.mounted = "";
  const form = box.closest("form");
  const target = form.querySelector("[data-card-target]");
  const byPage = target.value;
  const error = box.querySelector("[data-card-error]");
  let starting, elements, stripe, failed = false, busy = false;

  const say = message => {
    error.textContent = message ?? "";
    error.hidden = !message;
  };
  const amount = () => {
    const option = form.querySelector("[name=option]:checked") ?? form.querySelector("[name=option]");
    return Number(option ? option.dataset.wire : box.dataset.amount) || 0;
  };
  const isAsked = () => !failed && amount() > 0 && (target.type === "hidden" || target.checked);
  const fail = () => {
    failed = true;
    box.hidden = true;
    form.querySelector(".card-hosted").dataset.withoutForm = "";
  };

  async function start() {
    const options = {
      mode: "payment", amount: amount(), currency: box.dataset.currency, captureMethod: "manual", paymentMethodCreation: "manual",
      paymentMethodTypes: box.dataset.types.split(","), locale: document.documentElement.lang, appearance: appearance(),
    };
    try {
      await load(box.dataset.script);
      stripe = window.Stripe(box.dataset.key);
      elements = stripe.elements(options);
      elements.create("payment", { layout: "auto" }).on("loaderror", fail).mount(box.querySelector("[data-card-element]"));
    } catch {
      fail();
    }
  }

  async function sync() {
    form.querySelector(".card-choice").toggleAttribute("data-free", amount() === 0);
    if (failed || amount() === 0) return;
    if (!starting) return starting = start();
    elements?.update({ amount: amount() });
  }

  form.addEventListener("change", event => {
    if (event.target.name === "option") sync();
    if (event.target.name === "keepCard") elements?.update({ setupFutureUsage: event.target.checked ? "on_session" : null });
  });
  box.addEventListener("card-sync", sync);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => elements?.update({ appearance: appearance() }));
  form.addEventListener("submit", async event => {
    if (!event.submitter?.hasAttribute("data-pays") || !isAsked() || target.value !== byPage || !starting) return;
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    busy = true;
    form.setAttribute("aria-busy", "true");
    say();
    try {
      await starting;
      if (failed) return form.requestSubmit(event.submitter);
      const checked = await elements.submit();
      // What is wrong with a field, the form says there itself.
      if (checked.error) return checked.error.type === "validation_error" ? undefined : say(checked.error.message);
      const text = name => form.elements[name]?.value?.trim() || undefined;
      const made = await stripe.createPaymentMethod({ elements, params: { billing_details: { email: text("email"), name: text("shipTo.name") } } });
      if (made.error) return say(made.error.message);
      target.value = made.paymentMethod.id;
      form.requestSubmit(event.submitter);
    } catch {
      say("The payment provider could not be reached. Please try again.");
    } finally {
      busy = false;
      if (target.value === byPage) form.removeAttribute("aria-busy");
    }
  });
  // Whoever comes back by "Back" types the card anew.
  window.addEventListener("pageshow", event => { if (event.persisted) target.value = byPage; });
  sync();
}

function look() {
  for (const box of document.querySelectorAll("[data-card-form]")) {
    if ("mounted" in box.dataset) box.dispatchEvent(new Event("card-sync"));
    else setUp(box);
  }
}

look();
// Parts of the page come and change while it is read.
for (const part of document.querySelectorAll("[data-part]")) new MutationObserver(look).observe(part, { childList: true });
