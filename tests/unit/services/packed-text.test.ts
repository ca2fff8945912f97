import { expect, it } from "vitest";
import { packedText } from "@/lib/services/packed-text";
import { joined } from "@/tests/support/joined";

it.each<[string, readonly string[]]>([
  ["nothing", []],
  ["a little", ["a", "", "é"]],
  ["as much as is packed at once", ["x".repeat(256 * 1024)]],
  ["more of it", ["x".repeat(256 * 1024 - 1), "ß", "𝄞".repeat(300_000), "end"]],
])("what is held packed comes out as it went in: %s", async (_name, texts) => {
  const packed = packedText();
  for (const text of texts) await packed.add(text);
  expect(await joined(packed.parts())).toBe(texts.join(""));
  expect(await joined(packed.parts())).toBe(texts.join(""));
  const other = packedText();
  await other.add(texts.join(""));
  expect(other.digest()).toBe(packed.digest());
  await other.add("!");
  expect(other.digest()).not.toBe(packed.digest());
});
