import { expect, it } from "vitest";
import { sizeText } from "@/lib/domain/words/sizes";

it.each([
  [0, "0 kB"],
  [1, "1 kB"],
  [412_000, "412 kB"],
  [999_999, "1000 kB"],
  [1_000_000, "1 MB"],
  [41_300_000, "41 MB"],
  [1_000_000_000, "1.0 GB"],
  [1_240_000_000, "1.2 GB"],
])("%d bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
