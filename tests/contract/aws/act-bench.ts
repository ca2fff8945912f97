import { afterAll, beforeAll, beforeEach } from "vitest";
import type { ActAccount, Actor, Written } from "@/lib/services/ports/act-aws";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import { ACCOUNT, acting } from "@/tests/support/acts/an-actor";
import { aBench, type Bench, type Environment } from "@/tests/support/stand-in";

export const NEVER = new AbortController().signal;
export const WRITER = "writer.palmyra-x5-v1:0";
const REGION = "us-east-2";
const SONNET_TPM = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
export const FORM = {
  companyName: "Zebrafish Holdings",
  companyWebsite: "https://zebrafish.example",
  intendedUsers: "0",
  industryOption: "Technology",
  otherIndustryOption: "",
  useCases: "Counting zebrafish",
};
export let bench: Bench;

export const done = <T>(
  work: (actor: Actor) => Promise<T>,
  { account = ACCOUNT, env = {} }: { account?: ActAccount; env?: Environment } = {},
) => acting(bench.standIn.url, work, { account, env });

const codeOf = (name: string): string =>
  bench.standIn.control.truth().quotas.find((quota) => quota.name === name)?.code ?? "";
export const writes = () => bench.standIn.control.writes();

export async function accept(
  actor: Actor,
  modelId = WRITER,
  token?: string,
): Promise<Written<null>> {
  const reading = await actor.offers(modelId, NEVER);
  const offers =
    reading.status === "read" && reading.value.kind === "offers" ? reading.value : null;
  const offerToken = token ?? offers?.offers[0]?.token ?? "";
  return actor.acceptAgreement({ modelId, offerToken }, NEVER);
}
export const submit = (actor: Actor, region = "eu-south-1", form: unknown = FORM) =>
  actor.submitForm({ region, form: Buffer.from(JSON.stringify(form)) }, NEVER);
export const request = (actor: Actor, value = 9_000_000) =>
  actor.requestIncrease({ region: REGION, code: codeOf(SONNET_TPM), value }, NEVER);
export const enable = (actor: Actor, region = "af-south-1") => actor.enableRegion(region, NEVER);

/** Every write, by the name of its operation. */
export const WRITES: readonly [string, (actor: Actor) => Promise<Written<unknown>>][] = [
  ["CreateFoundationModelAgreement", (actor) => accept(actor)],
  ["PutUseCaseForModelAccess", (actor) => submit(actor)],
  ["RequestServiceQuotaIncrease", (actor) => request(actor)],
  ["EnableRegion", (actor) => enable(actor)],
];

/** A fault of one write, struck once. */
export const once = (
  operation: string,
  fault: FaultRule["fault"],
  point: "before" | "after",
): FaultRule => ({
  when: { operation },
  times: 1,
  point,
  fault,
});

export function usesActBench(): void {
  beforeAll(async () => {
    bench = await aBench({ world: "first-look" });
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.standIn.control.reset());
}
