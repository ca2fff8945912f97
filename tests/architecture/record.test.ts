import { expect, it } from "vitest";
import { AUDIT_WHATS } from "@/lib/domain/audit/whats";
import { sourceFiles } from "./source";

it("what the record says that it tells of, something puts there", () => {
  const text = sourceFiles()
    .filter(({ path }) => path !== "lib/domain/audit/whats.ts")
    .map((file) => file.text)
    .join("\n");
  expect(AUDIT_WHATS.filter((what) => !text.includes(`"${what}"`))).toEqual([]);
});
