import { describe, expect, it } from "vitest";
import { parseScanArgs } from "@/lib/cli/scan-args";

describe("what a scan is limited to on the command line", () => {
  it.each([
    ["an empty model, as of an unset variable", ["--model", ""], /--model is empty/],
    ["an account of blanks", ["--account", "  "], /--account is empty/],
    ["an empty one beside another", ["--model", "a", "--model", ""], /--model is empty/],
    ["an empty Region", ["--region", ""], /not an AWS Region/],
  ])("is refused: %s", (_name, args, says) => {
    const parsed = parseScanArgs(args);
    expect(parsed).toMatchObject({ ok: false, error: expect.stringMatching(says) });
  });

  it("is all where nothing is named", () => {
    expect(parseScanArgs([])).toMatchObject({
      ok: true,
      value: { accounts: null, regions: null, models: null },
    });
  });
});
