import { describe, expect, it } from "vitest";
import { readOptions } from "@/lib/stand-in/options";

describe("readOptions", () => {
  it("serves first-look on 9400 when nothing is said", () => {
    expect(readOptions([])).toMatchObject({
      ok: true,
      options: { port: 9400, world: "first-look", keys: [], deny: [], allow: null, show: "server" },
    });
  });

  it("reads everything", () => {
    const args =
      "--port 0 --world storm --rate 20 --latency 40 --speed 10 --access-key A --secret B --deny x:Y --deny z:* --allow sts:AssumeRole account:ListRegions --clock-skew -90000";
    expect(readOptions(args.replace("--clock-skew -", "--clock-skew=-").split(" "))).toMatchObject({
      ok: true,
      options: {
        port: 0,
        world: "storm",
        rate: 20,
        latencyMs: 40,
        speed: 10,
        keys: [{ accessKeyId: "A", secretAccessKey: "B" }],
        deny: ["x:Y", "z:*"],
        allow: ["sts:AssumeRole", "account:ListRegions"],
        clockSkewMs: -90_000,
      },
    });
  });

  it.each([
    { name: "a port out of range", args: ["--port", "65536"] },
    { name: "a world nobody knows", args: ["--world", "atlantis"] },
    { name: "a rate of nothing", args: ["--rate", "0"] },
    { name: "a key without its secret", args: ["--access-key", "A"] },
    { name: "an option nobody knows", args: ["--frob"] },
    { name: "a word on its own", args: ["frob"] },
  ])("refuses $name", ({ args }) => {
    const read = readOptions(args);
    expect(read.ok).toBe(false);
  });

  it.each([
    { args: ["--truth"], show: "truth" },
    { args: ["--list-worlds"], show: "worlds" },
    { args: ["-h"], show: "help" },
  ])("$args shows $show", ({ args, show }) => {
    expect(readOptions(args)).toMatchObject({ ok: true, options: { show } });
  });
});
