// Suggestions under the search field while somebody types: words, shelves and products (the combobox pattern of WAI-ARIA). Without scripts the form searches.
const form = document.querySelector("[data-suggest]");
const input = form?.querySelector("input[type=search]");
if (input) suggest();

function suggest() {
  const words = JSON.parse(form.dataset.words);
  const kept = new Map();
  const list = Object.assign(document.createElement("div"), { id: "suggestions", className: "suggestions", hidden: true });
  const news = Object.assign(document.createElement("p"), { className: "hidden" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.title);
  news.setAttribute("role", "status");
  form.append(list, news);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }))
    input.setAttribute(name, value);

  let asked = null;
  let wait = 0;
  let typed = input.value;
  let chosen = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(wait);
    asked?.abort();
    if (typed.trim().length < 2) close();
    else wait = setTimeout(ask, kept.has(key()) ? 0 : 150);
  });
  input.addEventListener("keydown", event => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) ask();
      else choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === "Enter" && open && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.href);
    }
  });
  input.addEventListener("blur", close);
  // A press would take the focus, and close the list, before it counts as a click.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });

  const key = () => typed.trim().toLowerCase();

  async function ask() {
    const question = key();
    if (question.length < 2) return;
    try {
      if (!kept.has(question)) {
        asked = new AbortController();
        const answer = await fetch(`${form.dataset.suggest}?language=${document.documentElement.lang}&q=${encodeURIComponent(question)}`, { signal: asked.signal });
        if (!answer.ok) return;
        kept.set(question, await answer.json());
      }
      if (question === key() && document.activeElement === input) show(kept.get(question));
    } catch {
      // Away for a moment, or something else was typed meanwhile.
    }
  }

  function show({ questions, categories, products }) {
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...group(words.questions, questions, q => ({ href: `/products?q=${encodeURIComponent(q)}`, text: q })),
      ...group(words.shelves, categories, c => ({ href: `/shelves/${c.slug}`, text: c.name })),
      ...group(words.products, products, p => ({ href: `/products/${p.slug}`, text: p.name, picture: p.imageUrl, price: p.price })));
    options().forEach((option, i) => option.id = `suggestion-${i}`);
    const count = options().length;
    list.hidden = count === 0;
    input.setAttribute("aria-expanded", String(count > 0));
    news.textContent = (count === 0 ? words.none : count === 1 ? words.one : words.several).replace("{0}", count);
  }

  function group(title, items, describe) {
    if (items.length === 0) return [];
    const box = document.createElement("div");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", title);
    const head = Object.assign(document.createElement("div"), { textContent: title });
    head.setAttribute("role", "presentation");
    box.append(head, ...items.map(item => {
      const { href, text, picture, price } = describe(item);
      const option = document.createElement("div");
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.href = href;
      option.dataset.text = text;
      if (picture) option.append(Object.assign(document.createElement("img"), { src: picture, alt: "" }));
      option.append(Object.assign(document.createElement("span"), { textContent: text }));
      if (price) option.append(Object.assign(document.createElement("span"), { className: "money", textContent: money(price) }));
      return option;
    }));
    return [box];
  }

  function choose(next) {
    const all = options();
    all[chosen]?.setAttribute("aria-selected", "false");
    // Beyond both ends lies the field itself.
    chosen = next < -1 ? all.length - 1 : next >= all.length ? -1 : next;
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      input.value = typed;
      return;
    }
    all[chosen].setAttribute("aria-selected", "true");
    all[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen].id);
    input.value = all[chosen].dataset.text;
  }

  function close() {
    clearTimeout(wait);
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function money({ amount, currency }) {
    const format = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency });
    return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
  }
}
