import { afterEach, describe, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { checkCells } from "@/lib/services/cells/check-cells";
import { available } from "@/tests/support/build-facts";
import {
  answer,
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  MODEL,
  type ScanWorld,
} from "@/tests/support/scans/world";

let world: ScanWorld | null = null;
afterEach(() => world?.close());

async function scanned() {
  const asked: string[] = [];
  const reader = aReader(FIRST, {
    availability: async (region, modelId) => {
      asked.push(`${region} ${modelId}`);
      return answer(available());
    },
  });
  world = await aScanWorld({ accounts: [byProfile("first")], readerFor: () => reader });
  await world.scanner.run("action", EVERYTHING);
  asked.length = 0;
  return { ctx: world.ctx, asked };
}

const target = (modelId = MODEL) => ({ accounts: [FIRST], region: "us-east-1", modelId });

describe("a check", () => {
  it("of 400 copies of one cell asks once, and answers for one", async () => {
    const { ctx, asked } = await scanned();
    const checked = await checkCells(ctx, { targets: Array.from({ length: 400 }, () => target()) });
    expect(checked).toMatchObject({ ok: true, value: { cells: [{ modelId: MODEL }] } });
    expect(asked).toEqual([`us-east-1 ${MODEL}`]);
  });

  it.each([
    ["as many as it may", 2_000, true],
    ["one more", 2_001, false],
  ])("of %s cells: %i", async (_name, count, expected) => {
    const { ctx, asked } = await scanned();
    const targets = Array.from({ length: count }, (_, index) => target(`acme.none-${index}`));
    const checked = await checkCells(ctx, { targets });
    expect(checked.ok).toBe(expected);
    if (!checked.ok) expect(checked.error.code).toBe("TOO_MANY");
    expect(asked).toEqual([]);
  });

  it("of an account that is not configured asks nothing", async () => {
    const { ctx, asked } = await scanned();
    const targets = [{ ...target(), accounts: ["999999999999"] }];
    expect(await checkCells(ctx, { targets })).toMatchObject({
      ok: false,
      error: { code: "UNKNOWN_ACCOUNT" },
    });
    expect(asked).toEqual([]);
  });
});
