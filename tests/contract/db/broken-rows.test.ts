import { expect, it } from "vitest";
import { lastGood, NO_ACCOUNT_FACTS, NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth, runSql } from "./databases";
import { ACCOUNT, aChange, anUpdate, aRegion, aScan, available, read, T0 } from "./samples";

const quotas = { quotas: read([{ quotaCode: "L-1" }], T0) };
const rich = (region: string, at = T0) =>
  aRegion(region, { availability: { m: read(available(), at) } }, at);

onBoth("a row that can't be read", ({ fresh }) => {
  /** A store that was filled, broken beside it, and opened again; what it said of that, too. */
  async function broken(fill: (stores: Stores) => Promise<unknown>, statement: string) {
    const { options, open } = await fresh();
    const first = await open();
    await fill(first);
    await first.close();
    await runSql(options, statement);
    const told: string[] = [];
    const warn = (text: string, details?: Record<string, unknown>) =>
      void told.push(`${text} ${JSON.stringify(details)}`);
    return { told, stores: await open({ log: { ...options.log, warn } }) };
  }
  const twoRegions = async ({ facts }: Stores) => {
    await facts.mergeRegion(rich("eu-west-1"));
    await facts.mergeRegion(rich("eu-west-2"));
  };
  const set = (facts: string) =>
    `update region_facts set facts = '${facts}' where region = 'eu-west-1'`;

  it.each([
    ["no JSON", '{"models":'],
    ["a list", "[]"],
    ["null", "null"],
  ])(
    "of a region (%s) counts as never read; the others stand, and it is told once",
    async (_name, text) => {
      const { stores, told } = await broken(twoRegions, set(text));
      for (let looks = 0; looks < 2; looks += 1) {
        const rows = await stores.facts.regions(ACCOUNT);
        expect(rows).toHaveLength(2);
        expect(rows.find(({ region }) => region === "eu-west-1")?.facts).toEqual(NO_REGION_FACTS);
        expect(rows.find(({ region }) => region === "eu-west-2")).toEqual(rich("eu-west-2"));
      }
      expect(told).toEqual([
        `stored facts of a Region can't be read {"account":"${ACCOUNT}","region":"eu-west-1","odd":["all of it"]}`,
      ]);
    },
  );

  it("of a region is put right by the next reading", async () => {
    const { stores } = await broken(twoRegions, set("x"));
    await stores.facts.mergeRegion(rich("eu-west-1", T0 + 1));
    expect(await stores.facts.region(ACCOUNT, "eu-west-1")).toEqual(rich("eu-west-1", T0 + 1));
  });

  it("in one part of a region leaves the others", async () => {
    const good = JSON.stringify({
      availability: { m: read(available(), T0), odd: { status: "read" } },
      models: { status: "surprise" },
    });
    const { stores, told } = await broken(twoRegions, set(good));
    const row = await stores.facts.region(ACCOUNT, "eu-west-1");
    expect(row?.facts).toEqual({
      ...NO_REGION_FACTS,
      availability: { m: read(available(), T0) },
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('"odd":["models","availability of odd"]');
  });

  it.each([
    ["that is none", "update lists set items = 'nope'"],
    ["that is gone", "delete from lists"],
  ])(
    "a list %s counts as never read, and is put right by the next reading of the same",
    async (_name, statement) => {
      const { stores, told } = await broken(
        ({ facts }) =>
          facts.mergeRegion({
            ...rich("eu-west-1"),
            facts: { ...rich("x").facts, ...JSON.parse(JSON.stringify(quotas)) },
          }),
        statement,
      );
      const row = await stores.facts.region(ACCOUNT, "eu-west-1");
      expect(row?.facts).toEqual(rich("eu-west-1").facts);
      expect(told).toHaveLength(1);
      const again = {
        ...rich("eu-west-1", T0 + 1).facts,
        quotas: read(quotas.quotas.status === "read" ? quotas.quotas.value : [], T0 + 1),
      };
      await stores.facts.mergeRegion({
        ...rich("eu-west-1", T0 + 1),
        facts: JSON.parse(JSON.stringify(again)),
      });
      const healed = await stores.facts.region(ACCOUNT, "eu-west-1");
      expect(lastGood(healed?.facts.quotas)?.value).toEqual([{ quotaCode: "L-1" }]);
    },
  );

  it("of an account leaves its name and id, and the other accounts", async () => {
    const { stores, told } = await broken(async ({ facts }) => {
      await facts.mergeAccount(anUpdate());
      await facts.mergeAccount(anUpdate({ key: "other" }));
    }, "update accounts set facts = '{' where key = 'default'");
    const accounts = await stores.facts.accounts();
    expect(accounts.find(({ key }) => key === "default")).toMatchObject({
      accountId: ACCOUNT,
      name: "payments-prod",
      facts: NO_ACCOUNT_FACTS,
    });
    expect(accounts).toHaveLength(2);
    expect(told).toHaveLength(1);
    await stores.facts.mergeAccount(anUpdate({ updatedAt: T0 + 1 }));
    expect(await stores.facts.accounts()).toHaveLength(2);
  });

  it("of a scan or of the history is passed over", async () => {
    const { stores, told } = await broken(async ({ scans, history }) => {
      const { scanId, startedAt, scope, trigger } = aScan();
      await scans.start({ scanId, startedAt, scope, trigger });
      await history.append([aChange(), aChange({ modelId: "other" })]);
    }, "update history set state = 'surprise' where model_id = 'other'; update scans set stats = 'x'");
    expect(await stores.scans.recent(1)).toMatchObject([{ scanId: "scan-1", stats: null }]);
    expect(await stores.history.since(0, 10)).toEqual([aChange()]);
    expect(told).toHaveLength(1);
  });
});
