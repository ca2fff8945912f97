import type { Call } from "@/lib/stand-in/services/types";
import { answer, answerText, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { ALIKE, keepBody, keptBody } from "@/lib/stand-in/world/bodies";
import { appliedQuota, type QuotaNow } from "@/lib/stand-in/world/quota";
import type { QuotaSeed } from "@/lib/stand-in/world/types";
import { badToken, noSuch, readInput, SERVICE_CODE, SERVICE_TITLE } from "./input";

export function listQuotas(call: Call): Outcome {
  return listOf(call, "applied");
}

export function listDefaultQuotas(call: Call): Outcome {
  return listOf(call, "default");
}

export function getQuota(call: Call): Outcome {
  return oneOf(call, "applied");
}

export function getDefaultQuota(call: Call): Outcome {
  return oneOf(call, "default");
}

type Kind = "applied" | "default";

function listOf(call: Call, kind: Kind): Outcome {
  const read = readInput(call, { serviceCode: true, quotaCode: false });
  if (!read.ok) return refuse(read.error);
  const { size, token, quotaCode, level } = read.input;
  const { account, world } = call;
  const whose = account.quotaChanges.length === 0 ? ALIKE : account.spec.id;
  const list = `quotas ${kind} ${whose} ${call.region} ${quotaCode} ${level}`;
  const key = `${list} ${size} ${token}`;
  const cached = keptBody(world, { key, account });
  if (cached !== null) return answerText(cached);
  const rows = level === "RESOURCE" ? [] : rowsOf(call, kind);
  const matching =
    quotaCode === undefined ? rows : rows.filter((row) => row.seed.code === quotaCode);
  const page = pageOf(matching, { list, token, size });
  if (page === null) return refuse(badToken());
  const body = JSON.stringify({
    Quotas: page.items.map((row) => viewOf(call, { row, kind })),
    NextToken: page.nextToken,
  });
  keepBody(world, { key, account, body });
  return answerText(body);
}

function oneOf(call: Call, kind: Kind): Outcome {
  const read = readInput(call, { serviceCode: true, quotaCode: true });
  if (!read.ok) return refuse(read.error);
  const row = rowsOf(call, kind).find((candidate) => candidate.seed.code === read.input.quotaCode);
  if (row === undefined) {
    return refuse(noSuch("The request failed because the specified quota does not exist."));
  }
  return answer({ Quota: viewOf(call, { row, kind }) });
}

type Row = { seed: QuotaSeed; now: QuotaNow };

function rowsOf(call: Call, kind: Kind): Row[] {
  const { world, account, region } = call;
  return world.spec.quotas.flatMap((seed): Row[] => {
    if (kind === "default") return [{ seed, now: { kind: "value", value: seed.value } }];
    const now = appliedQuota(account, { seed, region });
    return now.kind === "absent" ? [] : [{ seed, now }];
  });
}

function viewOf(call: Call, { row, kind }: { row: Row; kind: Kind }) {
  const { seed, now } = row;
  return {
    ServiceCode: SERVICE_CODE,
    ServiceName: SERVICE_TITLE,
    QuotaArn: quotaArn(call, { code: seed.code, kind }),
    QuotaCode: seed.code,
    QuotaName: seed.name,
    ...(now.kind === "value" ? { Value: now.value } : {}),
    Unit: "None",
    Adjustable: seed.adjustable,
    GlobalQuota: false,
    ...(now.kind === "error"
      ? { ErrorReason: { ErrorCode: now.code, ErrorMessage: now.message } }
      : {}),
    ...(kind === "applied" ? { QuotaAppliedAtLevel: "ACCOUNT" } : {}),
  };
}

/** The ARN of a default quota names no account. */
export function quotaArn(call: Call, { code, kind }: { code: string; kind: Kind }): string {
  const account = kind === "applied" ? call.account.spec.id : "";
  return `arn:aws:servicequotas:${call.region}:${account}:${SERVICE_CODE}/${code}`;
}
