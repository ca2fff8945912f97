import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { withApp } from "@/tests/support/an-app";
import { aBench, type Bench, CLEAN, KEYS, withEnvironment } from "@/tests/support/stand-in";
import { aSmallWorld, REGION } from "./small-world";

const OTHER = "210000000001";
const OTHER_KEY = {
  accessKeyId: "AKIAEXAMPLE000000001",
  secretAccessKey: `secret-of-${OTHER}`,
  arn: `arn:aws:iam::${OTHER}:user/reader`,
  userId: "AIDAEXAMPLE000000001",
};
const LATER_MS = 1_500;

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: aSmallWorld([{ id: OTHER, name: OTHER, keys: [OTHER_KEY] }]) });
});
afterAll(() => bench.close());

/** A whole scan by the default credentials; gives what is kept of their account. */
const scanned = (keys: Readonly<Record<string, string | undefined>>) =>
  withEnvironment(
    {
      ...{ ...CLEAN, ...keys, AWS_ENDPOINT_URL: bench.standIn.url },
      READINESS_CONFIG: bench.file("readiness.yaml", `regions: [${REGION}]\n`),
      READINESS_DATA_DIR: path.join(bench.folder, "store"),
    },
    () =>
      withApp(async ({ ctx, scanner }) => {
        await scanner.run("command", EVERYTHING);
        return (await ctx.stores.facts.accounts()).find(({ key }) => key === "default");
      }),
  );

it("agreements that answer before the Regions are those of who signed in now, not dropped as another's", async () => {
  expect((await scanned(KEYS))?.facts.agreements.status).toBe("read");
  const fault = { kind: "slow", ms: LATER_MS } as const;
  bench.standIn.control.addFaults({ when: { operation: "ListRegions" }, fault });
  const { accessKeyId, secretAccessKey } = OTHER_KEY;
  const other = await scanned({
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  expect(other?.accountId).toBe(OTHER);
  expect(other?.facts.agreements.status).toBe("read");
});
