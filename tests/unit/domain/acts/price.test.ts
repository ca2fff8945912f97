import { describe, expect, it } from "vitest";
import { tokenPriceOf, tokenPriceText } from "@/lib/domain/acts/price";
import { aRow } from "./readings";

const GROK = [
  aRow("USE1_input_tokens_global_standard", "3.00"),
  aRow("USE1_output_tokens_global_standard", "15.00"),
  aRow("USE1_cache_read_input_tokens_global_standard", "0.75"),
  aRow("USE1_input_tokens_standard", "3.30"),
  aRow("USE1_output_tokens_standard", "16.50"),
  aRow("USE1_cache_read_input_tokens_standard", "0.825"),
  aRow("USE1_input_tokens_global_batch", "1.50"),
  aRow("USE1_output_tokens_global_batch", "7.50"),
];

describe("the price of a million tokens", () => {
  it.each([
    ["of the newer names, global first", GROK, { scope: "global", input: "3.00", output: "15.00" }],
    [
      "of the newer names without global rows",
      GROK.filter(({ dimension }) => !dimension.includes("global")),
      { scope: "regional", input: "3.30", output: "16.50" },
    ],
    [
      "of the older names",
      [aRow("USE1_InputTokenCount_Global", "5"), aRow("USE1_OutputTokenCount_Global", "25")],
      { scope: "global", input: "5", output: "25" },
    ],
    [
      "of the older names within a Region",
      [aRow("USW2_InputTokenCount", "0.60"), aRow("USW2_OutputTokenCount", "6.00")],
      { scope: "regional", input: "0.60", output: "6.00" },
    ],
    ["with the input row only", GROK.slice(0, 1), null],
    ["with one row global and one regional", [GROK[0], GROK[4]].flatMap((row) => row ?? []), null],
    [
      "of video by the second",
      [aRow("USE1_video_input_seconds", "0.00049"), aRow("USE1_output_tokens", "7.50")],
      null,
    ],
    ["of batch rows", GROK.slice(6), null],
    ["of an image", [aRow("USW2_created_image", "0.08")], null],
    [
      "of a name in another case",
      [aRow("use1_InputTokenCount", "1"), aRow("use1_OutputTokenCount", "2")],
      null,
    ],
    [
      "that two rows name differently",
      [...GROK.slice(0, 2), aRow("EUC1_input_tokens_global_standard", "3.10")],
      null,
    ],
    [
      "that two rows name alike",
      [...GROK.slice(0, 2), aRow("EUC1_input_tokens_global_standard", "3.00")],
      { scope: "global", input: "3.00", output: "15.00" },
    ],
    ["of another unit", GROK.slice(0, 2).map((row) => ({ ...row, unit: "1K tokens" })), null],
    [
      "that is said to be of a thousand",
      GROK.slice(0, 2).map((row) => ({ ...row, description: "per 1K input tokens" })),
      null,
    ],
    [
      "that is said to be of a million",
      GROK.slice(0, 2).map((row) => ({ ...row, description: "per 1,000,000 tokens" })),
      { scope: "global", input: "3.00", output: "15.00" },
    ],
    ["that is no amount", GROK.slice(0, 2).map((row) => ({ ...row, price: "3e2" })), null],
    ["of an empty card", [], null],
  ])("%s", (_name, rows, price) => {
    expect(tokenPriceOf(rows)).toEqual(price);
  });

  it.each([
    [{ input: "3.00", output: "15.00" }, "about $3.00 in, $15.00 out per million tokens"],
    [{ input: "5", output: "0.825" }, "about $5.00 in, $0.825 out per million tokens"],
    [{ input: "0.6", output: "6.0" }, "about $0.60 in, $6.00 out per million tokens"],
  ])("%o is said as it is", (price, text) => {
    expect(tokenPriceText({ scope: "global", ...price })).toBe(text);
  });
});
