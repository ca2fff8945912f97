import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openApi, ROUTES } from "@/lib/cli/openapi/document";
import { sourceFiles } from "@/tests/architecture/source";

const file = path.resolve("public", "openapi.json");

/** Every GET route of the API, by the path that it answers under, with the right that its handler asks for. */
const handlers = sourceFiles()
  .filter((one) => /^app\/(api\/.*|metrics\/)route\.ts$/.test(one.path))
  .map(({ path: of, text }) => ({
    path: of
      .replace(/^app/, "")
      .replace(/\/route\.ts$/, "")
      .replaceAll(/\[(\w+)\]/g, "{$1}"),
    may: /respond\(\{ may: "([a-z]+)"/.exec(text)?.[1] ?? null,
    tagged: /\btagged(?:View|Text|Parts)?\(/.test(text) ? true : undefined,
  }));

describe("the description of the API", () => {
  it("is the one that the contracts give: npm run openapi writes it", () => {
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(openApi({ closed: false }));
  });

  it("has every route, with its right and whether it has an ETag, and no other", () => {
    const described = ROUTES.map(({ path: of, may, tagged }) => ({ path: of, may, tagged }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect(described.sort(byPath)).toEqual(handlers.sort(byPath));
  });

  it("refers to nothing that it does not have, and has nothing that nobody refers to", () => {
    const text = JSON.stringify(openApi({ closed: false }));
    const asked = new Set(
      [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    const { components } = JSON.parse(text);
    expect([...asked].sort()).toEqual(Object.keys(components.schemas).sort());
  });

  it("lets an answer have more keys than it names", () => {
    expect(JSON.stringify(openApi({ closed: false }))).not.toContain(
      '"additionalProperties":false',
    );
    expect(JSON.stringify(openApi({ closed: true }))).toContain('"additionalProperties":false');
  });
});
