// Browses, fills a cart, has it quoted, orders, and reads the order, by a client that is made of the API's document.
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "./made/shopper.js";

const [, , baseUrl = "http://localhost:5080", q = "mug"] = process.argv;
const shop = createClient<paths>({ baseUrl });
type Problem = components["schemas"]["Problem"];

function got<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) throw new Error(`${answer.error?.type}: ${answer.error?.detail}`);
  return answer.data;
}

const shelf = got(await shop.GET("/api/v1/products", { params: { query: { q, inStock: true, limit: 5 } } }));
const first = shelf.items[0];
if (first === undefined) throw new Error(`Nothing that is called ${q} is in stock.`);
const product = got(await shop.GET("/api/v1/products/{idOrSlug}", { params: { path: { idOrSlug: first.slug } } }));
const variant = product.variants.find((v) => v.available > 0);
if (variant === undefined) throw new Error(`${product.name} is not in stock.`);

const { id } = got(await shop.POST("/api/v1/carts", { body: {} }));
const cart = got(
  await shop.PUT("/api/v1/carts/{id}/items/{sku}", { params: { path: { id, sku: variant.sku } }, body: { quantity: 1 } }),
);
if (cart.subtotal.amount !== variant.price.amount) throw new Error(`The cart comes to ${cart.subtotal.amount}.`);

const shipTo = { name: "Ada Buyer", line1: "388 Townsend St", city: "San Francisco", region: "CA", postalCode: "94107", country: "US" };
const quote = got(await shop.POST("/api/v1/carts/{id}/quotes", { params: { path: { id } }, body: { shipTo } }));
const option = quote.shippingOptions[0];
if (option === undefined) throw new Error("Nobody delivers.");

const placed = got(
  await shop.POST("/api/v1/orders", {
    params: { header: { "Idempotency-Key": randomUUID() } },
    body: {
      quoteId: quote.id,
      shippingOptionId: option.id,
      email: "ada@example.com",
      paymentMethod: "pm_card_visa",
      expectedTotal: option.total,
    },
  }),
);
if (typeof placed.accessToken !== "string") throw new Error("A guest gets a token for the order.");

const order = got(
  await shop.GET("/api/v1/orders/{id}", {
    params: { path: { id: placed.id }, header: { "X-Order-Token": placed.accessToken } },
  }),
);
if (order.total.amount !== option.total.amount) throw new Error(`The order comes to ${order.total.amount}.`);

const nobodys = await shop.GET("/api/v1/orders/{id}", { params: { path: { id: placed.id } } });
if (nobodys.error?.type !== "/problems/not-found") throw new Error("Without its token the order is not there.");

console.log(order.number);
