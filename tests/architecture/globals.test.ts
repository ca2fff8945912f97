import { describe, expect, it } from "vitest";
import { findings, sourceFiles } from "./source";

const product = sourceFiles().filter(({ path }) => !path.startsWith("lib/stand-in/"));

describe("what a process holds for all of its module graphs", () => {
  const HOLDERS = ["app/held-runtime.ts", "lib/start.ts"];
  const SLOT = /\bglobalThis\b(?!\.gc\b)|\bSymbol\.for\(/;

  it("is the one app, held by the start and read by the proxy beside it", () => {
    expect(
      findings(
        product.filter(({ path }) => !HOLDERS.includes(path)),
        SLOT,
      ),
    ).toEqual([]);
    const slots = findings(
      product.filter(({ path }) => HOLDERS.includes(path)),
      /\bglobalThis(?!\.gc\b).*/,
    ).map((found) => found.replace(/^\S+ /, ""));
    const one = "globalThis as typeof globalThis & { bedrockReadiness?: App };";
    expect(slots).toEqual([one, one]);
  });
});

describe("casts", () => {
  it("that the compiler refuses stand where the SDK's types say less than it does, and nowhere else", () => {
    const found = findings(product, /\bas unknown as\b/).map((one) => one.replace(/:.*/, ""));
    expect(found.toSorted()).toEqual([
      "lib/aws/connect/clients.ts",
      "lib/aws/connect/clients.ts",
      "lib/aws/connect/observe.ts",
    ]);
  });
});
