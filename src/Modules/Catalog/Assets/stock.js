// Keeps the stock on a product's page as it is now: the server sends each change.
const shown = new Map([...document.querySelectorAll("[data-stock]")].map(mark => [mark.dataset.stock, mark]));
const news = document.querySelector("[data-stock-news]");
const buy = document.querySelector("[data-buy]");

news.addEventListener("live", event => {
  const { sku, available, backorder } = JSON.parse(event.detail.data);
  const mark = shown.get(sku);
  if (!mark) return;
  const few = available <= Number(mark.dataset.few);
  const later = backorder && mark.dataset.later;
  const level = available <= 0 ? later ? "later" : "none" : few ? "few" : "many";
  const text = level === "later" ? later : news.dataset[level].replace("{0}", available);
  if (text === mark.textContent) return;
  mark.textContent = text;
  mark.dataset.level = level;
  news.textContent = text;
  buy.disabled = [...shown.values()].every(m => m.dataset.level === "none");
});
