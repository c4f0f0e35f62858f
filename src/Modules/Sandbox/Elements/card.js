// Inside the gateway's frame: the card's three fields, checked in words, and sent to the gateway alone.
const form = document.querySelector("form");
const { number, expiry, cvc } = form.elements;
let port, key;

const digits = field => field.value.replace(/\D/g, "");
const luhn = text => [...text].reverse().reduce((sum, digit, i) => sum + [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] * (i % 2) + +digit * (1 - i % 2), 0) % 10 === 0;
const isAmex = () => /^3[47]/.test(digits(number));

const flaws = {
  number: () => !number.value.trim() ? "Your card number is incomplete."
    : digits(number).length < 13 ? "Your card number is incomplete."
    : !luhn(digits(number)) ? "Your card number is invalid." : "",
  expiry: () => {
    const [month, year] = [+digits(expiry).slice(0, 2), +digits(expiry).slice(2)];
    if (digits(expiry).length < 4) return "Your card's expiration date is incomplete.";
    if (month < 1 || month > 12) return "Your card's expiration date is invalid.";
    const last = new Date(2000 + year % 100, month, 1);
    return last <= new Date() ? "Your card's expiration date is in the past." : "";
  },
  cvc: () => digits(cvc).length !== (isAmex() ? 4 : 3) ? "Your card's security code is incomplete." : "",
};

function say(field, flaw) {
  const error = document.getElementById(`${field.name}-error`);
  error.textContent = flaw;
  error.hidden = !flaw;
  field.toggleAttribute("aria-invalid", Boolean(flaw));
  if (flaw) field.setAttribute("aria-invalid", "true");
  size();
}

function check() {
  const wrong = [number, expiry, cvc].filter(field => {
    const flaw = flaws[field.name]();
    say(field, flaw);
    return flaw;
  });
  wrong[0]?.focus();
  return wrong.length ? { error: { type: "validation_error", code: `incomplete_${wrong[0].name}`, message: flaws[wrong[0].name]() } } : { selectedPaymentMethod: "card" };
}

async function create() {
  const body = new URLSearchParams({
    type: "card", "card[number]": digits(number), "card[exp_month]": digits(expiry).slice(0, 2), "card[exp_year]": digits(expiry).slice(2), "card[cvc]": digits(cvc),
  });
  try {
    const answer = await fetch("../v1/payment_methods", { method: "POST", body, headers: { authorization: `Bearer ${key}` } });
    const said = await answer.json();
    if (answer.ok) return { paymentMethod: said };
    const field = { number, exp_month: expiry, exp_year: expiry, cvc }[said.error.param];
    if (field) {
      say(field, said.error.message);
      field.focus();
    }
    return { error: said.error };
  } catch {
    return { error: { type: "api_connection_error", message: "The payment provider could not be reached. Please try again." } };
  }
}

function dress({ theme, variables = {} } = {}) {
  const root = document.documentElement;
  root.style.colorScheme = theme === "night" ? "dark" : "light";
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${name}`, value);
}

const size = () => port?.postMessage({ height: Math.ceil(form.getBoundingClientRect().height) + 8 });

function grouped(text) {
  const sizes = isAmex() ? [4, 6, 5] : [4, 4, 4, 4, 3];
  const parts = [];
  for (let rest = text.slice(0, isAmex() ? 15 : 19), i = 0; rest; i++) {
    parts.push(rest.slice(0, sizes[i]));
    rest = rest.slice(sizes[i]);
  }
  return parts.join(" ");
}

// Groups the digits while somebody types at the end; what is mended in the middle is left alone.
form.addEventListener("input", ({ target, inputType }) => {
  if (target.selectionEnd === target.value.length && inputType !== "deleteContentBackward") {
    if (target === number) number.value = grouped(digits(number));
    if (target === expiry) {
      let text = digits(expiry).slice(0, 4);
      if (/^[2-9]/.test(text)) text = `0${text}`.slice(0, 4);
      expiry.value = text.length > 2 ? `${text.slice(0, 2)} / ${text.slice(2)}` : text;
    }
  }
  if (target.hasAttribute("aria-invalid") && !flaws[target.name]()) say(target, "");
  port?.postMessage({ event: "change", detail: { complete: [number, expiry, cvc].every(field => !flaws[field.name]()), empty: !number.value } });
});
form.addEventListener("focusout", ({ target }) => {
  if (target.value) say(target, flaws[target.name]());
});
form.addEventListener("submit", event => event.preventDefault());
new ResizeObserver(size).observe(form);

window.addEventListener("message", event => {
  if (port || !event.ports[0]) return;
  port = event.ports[0];
  key = event.data.key;
  dress(event.data.appearance);
  port.onmessage = async ({ data }) => {
    const answer = data.what === "check" ? check() : data.what === "create" ? await create() : data.what === "appearance" ? dress(data.appearance) : number.focus();
    port.postMessage({ id: data.id, answer });
  };
  port.postMessage({ event: "ready" });
  size();
});
