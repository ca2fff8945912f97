import { expect, it } from "vitest";
import type { PendingSight } from "@/lib/domain/judge/pending";
import { regionInputs } from "@/lib/services/world/account-inputs";
import { gistOf } from "@/lib/services/world/gist";
import { settingsOf } from "@/tests/contract/columns/grounds";
import { aRegion as aStored } from "@/tests/contract/db/samples";
import { available, CLAUDE, NOW, readAt } from "@/tests/support/build-facts";
import { anAccount } from "@/tests/unit/services/quotas/world";

const AGO = NOW - 21 * 24 * 3_600_000;
const pendingIn = (region: string, at: number) => ({
  region,
  gist: gistOf(
    aStored(region, {
      availability: { [CLAUDE]: readAt(available({ agreement: "PENDING", pendingSince: at }), at) },
    }),
  ),
});

it.each<[what: string, status: string, regions: readonly string[] | null, sights: number]>([
  ["in each Region that is asked", "ENABLED", null, 2],
  ["but for one that is off", "DISABLED", null, 1],
  ["but for one that is being enabled", "ENABLING", null, 1],
  ["but for one that the configuration leaves out", "ENABLED", ["eu-west-1"], 1],
])("an agreement pends since it was first seen, %s", (_what, status, regions, count) => {
  const facts = {
    ...anAccount().facts,
    regions: readAt([
      { region: "eu-west-1", status: "ENABLED" },
      { region: "ap-east-1", status },
    ]),
  };
  const ref = { key: "default", accountId: null, name: null, access: { by: "default" } } as const;
  const seen: (readonly PendingSight[])[] = [];
  regionInputs(
    { ref, row: anAccount({ facts }), key: "111122223333" },
    {
      ...{ now: NOW, staleMs: 1, catalogue: { rows: new Map(), listed: new Set() } },
      settings: {
        ...settingsOf({ at: NOW, intervalMs: 1, regions: [], requirements: [] }),
        regions,
      },
      proofs: { load: async () => undefined, of: () => [], all: () => new Map() },
    },
    {
      known: [pendingIn("eu-west-1", NOW - 60_000), pendingIn("ap-east-1", AGO)],
      judged: {
        pendingSince(_key, sights) {
          seen.push(...sights);
          return new Map();
        },
      },
    },
  );
  expect(seen).toHaveLength(count);
  expect(seen.flat()).toContainEqual([CLAUDE, NOW - 60_000]);
});
