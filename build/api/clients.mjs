// Makes the types of two clients of the API's document: the shopper's of what anybody and customers may call, the owner's of what staff may.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const isStaffs = (path) => path.startsWith("/api/v1/admin/");
const isSignIn = (path) => path.startsWith("/api/v1/sessions");
const clients = { shopper: (path) => !isStaffs(path), owner: (path) => isStaffs(path) || isSignIn(path) };

const source = await readFile(new URL("openapi.json", import.meta.url), "utf8");
await mkdir(new URL("made/", import.meta.url), { recursive: true });
for (const [name, takes] of Object.entries(clients)) {
  const document = JSON.parse(source);
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => takes(path)));
  document.components.schemas = used(document);
  delete document.components.examples;
  const types = astToString(await openapiTS(withoutExamples(document), { defaultNonNullable: false }));
  await writeFile(new URL(`made/${name}.ts`, import.meta.url), types);
}

// The schemas that these paths name, and those that they name in turn.
function used(document) {
  const kept = {};
  const look = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in kept) continue;
      kept[name] = document.components.schemas[name];
      look(kept[name]);
    }
  };
  look(document.paths);
  look(document.components.responses);
  return kept;
}

function withoutExamples(document) {
  return JSON.parse(JSON.stringify(document, (key, value) => (key === "examples" ? undefined : value)));
}
