import { afterEach, describe, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { createEntries } from "@/lib/services/accounts/entries";
import {
  aGate,
  answer,
  aReader,
  aScanWorld,
  byProfile,
  cellsOf,
  FIRST,
  MODEL,
  refusal,
  type ScanWorld,
  SECOND,
} from "@/tests/support/scans/world";

const unknown = (key: string) => ({ key, accountId: null });
const isPending = async (work: Promise<unknown>): Promise<boolean> => {
  const late = new Promise((resolve) => setImmediate(resolve, "late"));
  return (await Promise.race([work, late])) === "late";
};

describe("which entry is read", () => {
  it.each<[string, string | null, string | null]>([
    ["the one before it is another account", SECOND, null],
    ["the one before it is the same account", FIRST, "dev"],
    ["the one before it can't be told", null, null],
  ])("waits for one before it of which nothing is known: %s", async (_name, dev, expected) => {
    const entries = createEntries([unknown("dev"), unknown("admin")], ["dev", "admin"]);
    entries.tell("admin", FIRST);
    const first = entries.firstOf("admin");
    expect(await isPending(first)).toBe(true);
    entries.tell("dev", dev);
    expect(await first).toBe(expected);
    expect(await entries.firstOf("dev")).toBeNull();
  });

  it.each<[string, readonly { key: string; accountId: string | null }[], readonly string[]]>([
    [
      "that is known from before",
      [{ key: "dev", accountId: FIRST }, unknown("admin")],
      ["dev", "admin"],
    ],
    ["that this scan does not read", [unknown("dev"), unknown("admin")], ["admin"]],
    ["that stands after it", [unknown("admin"), unknown("dev")], ["dev", "admin"]],
  ])("waits for none %s", async (_name, all, scanned) => {
    const entries = createEntries(all, scanned);
    entries.tell("admin", SECOND);
    expect(await entries.firstOf("admin")).toBeNull();
  });
});

let world: ScanWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

describe("two entries that are the same account", () => {
  it("are read once, by the first, whichever answers sooner; the second is told what it is", async () => {
    const late = aGate();
    const calls: string[] = [];
    const made = await aScanWorld({
      accounts: [byProfile("dev"), byProfile("admin")],
      readerFor: ({ key }) =>
        aReader(FIRST, {
          identity: async () => {
            if (key === "dev") await late.opened;
            else late.open();
            return answer({ accountId: FIRST, partition: "aws" });
          },
          regions: async () => {
            calls.push(key);
            return answer([{ region: "us-east-1", status: "ENABLED_BY_DEFAULT" }]);
          },
        }),
    });
    world = made;
    for (const round of [1, 2]) {
      await made.scanner.run("start", EVERYTHING);
      expect(calls).toEqual(Array.from({ length: round }, () => "dev"));
      const { accounts } = await made.ctx.world.read();
      expect(accounts.map(({ key, regions }) => [key, regions.length])).toEqual([
        [FIRST, 1],
        ["admin", 0],
      ]);
      expect(accounts[1]?.facts.identity).toMatchObject({
        status: "failed",
        fault: {
          cause: "account-configured-twice",
          message: `This entry is the same account as dev: ${FIRST}. Only dev is read; take one of the two out of the configuration.`,
        },
      });
    }
    const [once, again] = [await made.ctx.world.read(), await made.ctx.world.read()];
    expect(again.accounts[0]?.regions[0]?.judged).toBe(once.accounts[0]?.regions[0]?.judged);
    expect((await made.ctx.matrix.snapshot()).columns).toHaveLength(1);
  });

  it("are two again once one of them is", async () => {
    const ids = { admin: FIRST };
    const made = await aScanWorld({
      accounts: [byProfile("dev"), byProfile("admin")],
      readerFor: ({ key }) => aReader(key === "dev" ? FIRST : ids.admin),
    });
    world = made;
    await made.scanner.run("start", EVERYTHING);
    ids.admin = SECOND;
    await made.scanner.run("start", EVERYTHING);
    expect(await cellsOf(made)).toEqual({
      [`${FIRST} us-east-1 ${MODEL}`]: "ready",
      [`${SECOND} us-east-1 ${MODEL}`]: "ready",
    });
  });

  it("hold up none where the first can't be told", async () => {
    const made = await aScanWorld({
      accounts: [byProfile("dev"), byProfile("admin")],
      readerFor: ({ key }) =>
        aReader(FIRST, key === "dev" ? { identity: async () => refusal("ExpiredToken") } : {}),
    });
    world = made;
    await made.scanner.run("start", EVERYTHING);
    expect((await cellsOf(made))[`${FIRST} us-east-1 ${MODEL}`]).toBe("ready");
  });
});
