import path from "node:path";
import { expect, it } from "vitest";
import { licenceTexts } from "@/lib/cli/pack/licences";
import manifest from "@/package.json";

const text = licenceTexts(path.resolve("."));

it("names every package that is passed on, with its version, and none that only develops it", () => {
  const { "better-sqlite3-napi": _alias, ...named } = manifest.dependencies;
  const missing = Object.entries(named).filter(
    ([name, version]) => !text.includes(`\n${name} ${version} (`),
  );
  expect(missing).toEqual([]);
  expect(manifest.devDependencies).toHaveProperty("fast-check");
  expect(text).not.toContain("\nfast-check ");
});

it("brings their texts once, and those of what the framework is made of", () => {
  expect(text).toContain(`next ${manifest.dependencies.next} (MIT): `);
  expect(text).toContain("Permission is hereby granted, free of charge");
  const apache = text.split("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION").length;
  expect(apache).toBeGreaterThan(1);
  expect(apache).toBeLessThan(30);
  const texts = text.split(`\n${"-".repeat(80)}\n\n`).slice(2);
  const bare = texts.map((one) => one.slice(one.indexOf("\n\n")));
  expect(new Set(bare).size).toBe(bare.length);
});
