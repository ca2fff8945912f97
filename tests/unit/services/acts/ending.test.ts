import { afterEach, describe, expect, it } from "vitest";
import { endingTexts } from "@/lib/domain/acts/ending";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import { DAY_MS } from "@/lib/domain/time";
import { endingCells } from "@/lib/services/acts/account-cells";
import { findAccount } from "@/lib/services/acts/find-account";
import {
  ACCOUNT,
  aRegionFacts,
  aStore,
  availability,
  NOW,
  read,
  SKY,
} from "@/tests/unit/services/review/store";

const SKY_10 = "acme.sky-10-v1:0";
let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

const ACCEPT: ActTarget = { kind: "accept-agreement", modelId: SKY, offerId: null };
const NONE = availability({ agreement: "NOT_AVAILABLE", entitlement: "NOT_AVAILABLE" });

const listed = (modelId: string, name: string, endsInDays: number | null) => ({
  ...{ modelId, modelName: name, providerName: "Acme", inferenceTypes: ["ON_DEMAND"] },
  ...{ inputModalities: [], outputModalities: [] },
  lifecycle: {
    status: endsInDays === null ? "ACTIVE" : "LEGACY",
    ...{ startOfLifeAt: null, legacyAt: null, publicExtendedAccessAt: null },
    endOfLifeAt: endsInDays === null ? null : NOW + endsInDays * DAY_MS,
  },
});

/** A Region in which one model needs an agreement, and another is ready or is not listed. */
const facts = (endsInDays: number | null, hasNext: boolean) =>
  aRegionFacts({
    models: read([
      listed(SKY, "Sky 9", endsInDays),
      ...(hasNext ? [listed(SKY_10, "Sky 10", null)] : []),
    ]),
    profiles: read([]),
    availability: { [SKY]: NONE, [SKY_10]: availability() },
  });

const TOLD =
  "Legacy. End of life in 4 days. An account that has not used it for 15 to 30 days is refused, although every field is green.";

describe("what a review says of an offer whose model ends", () => {
  it.each([
    [
      "with what is ready in its place",
      ACCEPT,
      { "eu-west-1": facts(4, true), "us-east-1": facts(4, true) },
      [`eu-west-1, us-east-1: ${TOLD} Use Sky 10: it is ready there.`],
    ],
    [
      "Region by Region, where it differs",
      ACCEPT,
      { "eu-west-1": facts(4, true), "us-east-1": facts(4, false) },
      [
        `eu-west-1: ${TOLD} Use Sky 10: it is ready there.`,
        `us-east-1: ${TOLD} No newer model of this provider is ready there yet.`,
      ],
    ],
    ["nothing where it does not end", ACCEPT, { "eu-west-1": facts(null, true) }, []],
    [
      "nothing of what is no offer",
      { kind: "enable-region", region: "eu-west-1" },
      { "eu-west-1": facts(4, true) },
      [],
    ],
  ] as const)("%s", async (_name, target, regions, said) => {
    const store = await aStore({ regions });
    close = store.close;
    const found = await findAccount(store.ctx, ACCOUNT);
    if (!found.ok) throw new Error(found.error.message);
    expect(endingTexts(endingCells(target, found.value))).toEqual(said);
  });
});
