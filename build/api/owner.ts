// Signs in, finds an order by its number, and leaves a note, by a client that is made of the API's document.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./made/owner.js";

const [, , baseUrl = "http://localhost:5080", number = "", email = "", password = ""] = process.argv;
const office = createClient<paths>({ baseUrl });
type Problem = components["schemas"]["Problem"];

function got<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) throw new Error(`${answer.error?.type}: ${answer.error?.detail}`);
  return answer.data;
}

const { accessToken } = got(await office.POST("/api/v1/sessions", { body: { email, password } }));
const signedIn: Middleware = {
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${accessToken}`);
    return request;
  },
};
office.use(signedIn);

const found = got(await office.GET("/api/v1/admin/orders", { params: { query: { q: number } } }));
const order = found.items.find((o) => o.number === number);
if (order === undefined) throw new Error(`There is no order ${number}.`);

const params = { path: { id: order.id } };
const text = "Read and annotated by a generated client.";
got(await office.POST("/api/v1/admin/orders/{id}/notes", { params, body: { text } }));
const annotated = got(await office.GET("/api/v1/admin/orders/{id}", { params }));
if (!annotated.notes?.some((note) => note.text === text)) throw new Error("The note is not on the order.");

console.log(`${annotated.number}: ${annotated.status}, ${annotated.notes.length} note`);
