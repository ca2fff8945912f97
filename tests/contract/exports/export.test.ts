import { expect, it } from "vitest";
import { isoTime } from "@/lib/domain/words/dates";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";
import { createWorld, type World } from "@/lib/services/world/world";
import {
  accountAt,
  anInstallation,
  contextOver,
  IDS,
  type Installation,
  putAccount,
  putRegion,
  REGIONS,
  regionAt,
  T0,
} from "@/tests/contract/columns/grounds";
import { onBoth } from "@/tests/contract/db/databases";
import { CLAUDE, NOVA, readAt } from "@/tests/support/build-facts";
import { joined } from "@/tests/support/joined";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";

const [IRELAND] = REGIONS;
const [, SECOND, THIRD] = IDS;

const contextOf = ({ ground }: Pick<Installation, "ground">) => contextOver(ground);

/** The file as it was made when all of it stood in memory. */
const wholeText = ({ now, accounts, catalogue }: World): string => {
  const cells = accounts.flatMap((account) =>
    account.regions.flatMap(({ region, judged }) =>
      judged.cells.map(({ modelId, verdict, readAt }) => {
        const row = catalogue.rows.get(modelId);
        const { state, code, cause, routes, findings, lastKnown } = verdict;
        return {
          ...{ accountId: account.key, accountName: account.name, region, modelId },
          ...{ modelName: row?.modelName, provider: row?.providerName },
          ...{ state, code, cause, routes, findings, readAt: isoTime(readAt), lastKnown },
          proof: null,
        };
      }),
    ),
  );
  const body = { schemaVersion: 1, exportedAt: isoTime(now), complete: false, cells };
  return `${JSON.stringify(body, null, 2)}\n`;
};

onBoth("of an export", ({ fresh }) => {
  const given = (requirements = [aRequirement({ models: [CLAUDE], regions: [IRELAND] })]) =>
    anInstallation(fresh, requirements);

  it("it is to the byte what it was in one", async () => {
    const installation = await given();
    const { text } = await exportView(
      contextOf(installation),
      ExportQuery.parse({ format: "json" }),
    );
    const world = await createWorld(installation.ground, { judgedBy: null }).read();
    expect(await joined(text)).toBe(wholeText(world));
  });

  it.each([
    ["all", {}, 12],
    ["an account by name", { account: "team-1" }, 4],
    ["two of them", { account: `${SECOND},${THIRD}` }, 8],
    ["a Region", { region: IRELAND }, 6],
    ["a model", { model: NOVA }, 6],
    ["words of a name", { q: NOVA }, 6],
    ["a state", { state: "ready" }, null],
    ["a state of no cell", { state: "pending" }, 0],
    ["a route", { route: "eu" }, 6],
    ["a cause of none", { cause: "blocked.-.*" }, 0],
    ["what is required", { required: "1" }, 3],
    ["a requirement of another name", { requirement: "none" }, 0],
    ["a geography", { geography: "Europe" }, 12],
    ["another geography", { geography: "Africa" }, 0],
  ] as const)("as many cells are on record as it has: %s", async (_name, query, cells) => {
    const installation = await given();
    const { text } = await exportView(
      contextOf(installation),
      ExportQuery.parse({ format: "json", ...query }),
    );
    const found = JSON.parse(await joined(text)).cells.length;
    if (cells !== null) expect(found).toBe(cells);
    const [row] = await installation.stores.audit.after(0, 10);
    expect(JSON.parse(row?.entry ?? "")).toMatchObject({
      details: { format: "json", cells: found },
    });
  });

  it("the facts of an account are read when its turn comes", async () => {
    const installation = await given();
    const { text } = await exportView(contextOf(installation), ExportQuery.parse({}));
    expect([...installation.read]).toEqual([]);
    for (const at of IDS.keys()) {
      await text.next();
      expect([...installation.read]).toEqual(IDS.slice(0, at + 1));
    }
  });

  it.each<[string, (installation: Installation) => Promise<unknown> | undefined, boolean]>([
    ["nothing", () => undefined, false],
    ["a Region of it", ({ stores }) => putRegion(stores, [2, IRELAND], { at: T0 + 1_000 }), true],
    [
      "a Region that was written",
      ({ stores }) => putRegion(stores, [0, IRELAND], { at: T0 + 1_000 }),
      true,
    ],
    ["an account", ({ stores }) => putAccount(stores, 1, T0 + 1_000), true],
  ])("it says so where facts moved meanwhile: %s", async (_what, move, isMoved) => {
    const installation = await given();
    const { text } = await exportView(
      contextOf(installation),
      ExportQuery.parse({ format: "json" }),
    );
    const first = await text.next();
    await move(installation);
    installation.turned.at += 2_000;
    const body = JSON.parse(`${first.value}${await joined(text)}`);
    expect(body.exportedAt).toBe(isoTime(T0));
    expect(body.until).toBe(isMoved ? isoTime(T0 + 2_000) : undefined);
    expect(body.cells).toHaveLength(12);
  });

  it("an account whose id is learnt meanwhile is the same account", async () => {
    const { ground, stores } = await given();
    const [first] = ground.accounts();
    const added = { key: "new", accountId: null, name: "new", access: { by: "default" } } as const;
    const grown = { ...ground, accounts: () => [...(first ? [first] : []), added] };
    const { text } = await exportView(contextOf({ ground: grown }), ExportQuery.parse({}));
    await text.next();
    const identity = readAt({ accountId: "999988887777", partition: "aws" } as const, T0);
    const facts = { ...accountAt(0, T0), identity };
    const patch = { accountId: "999988887777", facts };
    await stores.facts.mergeAccount({ key: "new", name: "new", updatedAt: T0, patch });
    const at = { attemptedAt: T0, readAt: T0 };
    const place = { account: "999988887777", region: IRELAND };
    await stores.facts.mergeRegion({ ...place, ...at, facts: regionAt(T0) });
    expect(await joined(text)).toContain('"999988887777","new"');
  });

  it("it breaks off where an account left meanwhile", async () => {
    const installation = await given();
    let left = 0;
    const { accounts } = installation.ground;
    const ground = { ...installation.ground, accounts: () => accounts().slice(0, 3 - left) };
    const { text } = await exportView(contextOf({ ground }), ExportQuery.parse({}));
    await text.next();
    left = 2;
    await expect(joined(text)).rejects.toThrow("configured no more");
  });
});
