import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { expect } from "vitest";
import { z } from "zod";
import { createAws } from "@/lib/aws/create-aws";
import type { Act } from "@/lib/domain/acts/act";
import { readAct } from "@/lib/domain/acts/codec";
import { formText } from "@/lib/domain/acts/form";
import { ACT_KINDS, type ActKind } from "@/lib/domain/acts/kinds";
import { DAY_MS } from "@/lib/domain/time";
import { nextSettleAt, settleDue } from "@/lib/services/acts/settle-due";
import type { Stores } from "@/lib/services/ports/stores";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { StandIn } from "@/lib/stand-in/start";
import { aContext } from "@/tests/support/a-context";
import { aCounter } from "@/tests/support/attempts";
import { compiled } from "@/tests/support/compiled";
import { main } from "@/tests/support/main";
import {
  aBench,
  type Bench,
  CLEAN,
  type Environment,
  KEYS,
  withEnvironment,
} from "@/tests/support/stand-in";

const ACCOUNT = "111122223333";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/BedrockReadinessAct`;
const REACHED_MS = 60_000;
const QUOTA = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
/** Acts of every kind, in one account. */
export const ACTS_CONFIG = `regions: [us-east-1]
accounts:
  - id: "${ACCOUNT}"
    actRole: ${ROLE}
actions:
  enabled: true
  kinds: [${ACT_KINDS.join(", ")}]
`;
const FORM = formText({
  companyName: "Acme Payments GmbH",
  companyWebsite: "https://www.acme.example",
  intendedUsers: "0",
  industryOption: "Financial Services",
  otherIndustryOption: "",
  useCases: "Triage of card fraud",
});

const OPERATIONS = {
  "accept-agreement": "CreateFoundationModelAgreement",
  "request-quota-increase": "RequestServiceQuotaIncrease",
  "enable-region": "EnableRegion",
  "submit-use-case-form": "PutUseCaseForModelAccess",
} as const satisfies Record<ActKind, string>;

/** Where the process that confirms is killed: while a call hangs, or so long after its write arrived. */
export type Moment = {
  name: string;
  /** What hangs; null: nothing does. */
  hangs: "role" | "identity" | "role-of-the-write" | "write-before" | "write-after" | null;
  /** Where nothing hangs: since when it is counted; absent: since the process began. */
  from?: "start" | "call";
  /** Since the process began, made its first call, or reached what hangs; milliseconds. */
  laterMs: number;
  writes: 0 | 1 | "either";
};

type ActBench = Pick<Bench, "standIn" | "file">;

/** What a preview prints. */
export const Printed = z.object({ act: z.string(), hash: z.string(), word: z.string() });

/** A store, the local AWS, and people and processes that act on them. */
export type Killing = {
  /** Previews, confirms in a process that is killed at this moment, presses again, settles; gives the act as it ended. */
  run(kind: ActKind, moment: Moment): Promise<{ act: Act; writes: number; took: number }>;
  close(): Promise<void>;
};

type Options = { stores: Stores; dataDir: string; databaseUrl: string | null };

export async function aKilling({ stores, dataDir, databaseUrl }: Options): Promise<Killing> {
  const bench = await aBench({ world: "first-look" });
  const { control } = bench.standIn;
  const env: Environment = {
    ...CLEAN,
    ...KEYS,
    HOME: bench.folder,
    AWS_ENDPOINT_URL: bench.standIn.url,
    READINESS_CONFIG: bench.file("readiness.yaml", ACTS_CONFIG),
    READINESS_DATA_DIR: dataDir,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  control.clearFaults();
  const scanned = await command(["scan"], env);
  expect(scanned.code, scanned.err).toBe(0);
  return {
    async run(kind, moment) {
      begin(bench, kind);
      const args = argsOf(bench, kind);
      const previewed = await command(["act", ...args.preview, "--format", "json"], env);
      expect(previewed.code, previewed.err).toBe(0);
      const { act: id, hash, word } = Printed.parse(JSON.parse(previewed.out));
      const confirm = ["act", "confirm", id, "--hash", hash, "--word", word, ...args.confirm];
      control.clearCalls();
      control.addFaults(...faultsOf(kind, moment));
      await killed(bench, { confirm, env, moment });
      control.clearFaults();
      const before = control.writes().length;
      const again = await command(confirm, env);
      const isFirst = again.code === 0;
      if (before > 0) expect(isFirst, again.out).toBe(false);
      await settle(stores, env);
      const row = await stores.acts.get(id);
      const act = row && readAct(row.body);
      if (!act) throw new Error("the act is gone");
      const writes = control.writes();
      return { act, writes: writes.length, took: writes.filter(({ took }) => took).length };
    },
    close: () => bench.close(),
  };
}

/** A world in which the act is still to be done, and whatever is written shows at once. */
function begin({ standIn: { control } }: ActBench, kind: ActKind): void {
  control.reset();
  control.clearFaults();
  showAtOnce(control);
  control.given({
    change: "form",
    form: kind === "submit-use-case-form" ? "missing" : "present",
  });
}

/** Whatever is written has its effect at once. */
export function showAtOnce(control: StandIn["control"]): void {
  control.given({
    change: "after-writes",
    agreement: { ends: { how: "complete", inMs: 0 } },
    quota: { caseInMs: 0, ends: { how: "approved", inMs: 0, appliedInMs: 0 } },
    region: { inMs: 0 },
  });
}

/** What a person types for an act of each kind: before, and with the confirmation. */
export function argsOf(bench: ActBench, kind: ActKind) {
  const file = ["--form", bench.file("form.json", FORM)];
  const at = [kind, "--account", ACCOUNT];
  const quota = bench.standIn.control.truth().quotas.find(({ name }) => name === QUOTA);
  switch (kind) {
    case "accept-agreement":
      return { preview: [...at, "--model", "openai.gpt-5.6-terra"], confirm: [] };
    case "enable-region":
      return { preview: [...at, "--region", "af-south-1"], confirm: [] };
    case "request-quota-increase": {
      const of = ["--region", "us-east-1", "--quota", quota?.code ?? ""];
      return { preview: [...at, ...of, "--value", "9000000000"], confirm: [] };
    }
    case "submit-use-case-form":
      return { preview: [...at, "--region", "us-east-1", ...file], confirm: file };
  }
}

export function faultsOf(kind: ActKind, { hangs }: Moment): readonly FaultRule[] {
  const fault = { kind: "hang" } as const;
  const operation = OPERATIONS[kind];
  switch (hangs) {
    case null:
      return [];
    case "role":
      return [{ when: { operation: "AssumeRole" }, fault }];
    case "identity":
      return [{ when: { operation: "GetCallerIdentity" }, fault }];
    case "role-of-the-write":
      return [{ when: { operation: "AssumeRole" }, after: 1, fault }];
    case "write-before":
      return [{ when: { operation }, point: "before", fault }];
    case "write-after":
      return [{ when: { operation }, point: "after", fault }];
  }
}

type Killed = {
  confirm: readonly string[];
  env: Environment;
  moment: Moment;
  /** Writes that arrived before. */
  before?: number;
};

/** Confirms in a process of its own, and kills it. */
export async function killed(
  { standIn: { control } }: ActBench,
  { confirm, env, moment: { hangs, from = "start", laterMs }, before = 0 }: Killed,
): Promise<void> {
  const calls = (operation: string) =>
    control
      .calls()
      .filter((call) => call.operation === operation)
      .reduce((sum, call) => sum + call.calls, 0);
  const isReached = (): boolean => {
    switch (hangs) {
      case null:
        return from === "start" || calls("AssumeRole") > 0;
      case "role":
        return calls("AssumeRole") > 0;
      case "identity":
        return calls("GetCallerIdentity") > 0;
      case "role-of-the-write":
        return calls("AssumeRole") > 1;
      case "write-before":
      case "write-after":
        return control.writes().length > before;
    }
  };
  const child = spawn(process.execPath, [compiled("command"), ...confirm], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await expect.poll(isReached, { timeout: REACHED_MS, interval: 2 }).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, laterMs));
  child.kill("SIGKILL");
  await ended;
}

type Ran = { code: number; out: string; err: string };

async function command(args: readonly string[], env: Environment): Promise<Ran> {
  const texts = { out: "", err: "" };
  const code = await withEnvironment(env, () =>
    main(args, {
      out: (text) => {
        texts.out += text;
      },
      err: (text) => {
        texts.err += text;
      },
      interactive: false,
      stdin: Readable.from([]),
      env: { ...process.env },
    }),
  );
  return { code, ...texts };
}

/** What the program does by itself afterwards, by a clock that runs as fast as there is something to do. */
async function settle(stores: Stores, env: Environment): Promise<void> {
  await withEnvironment(env, async () => {
    const aws = await createAws({
      caBundle: null,
      proxied: false,
      variables: {},
      attempts: aCounter(),
      wall: Date.now,
      random: () => 0,
    });
    if (!aws.ok) throw new Error(aws.error);
    let now = Date.now();
    const until = now + DAY_MS;
    const ctx = aContext({
      now: () => now,
      stores,
      act: aws.value.act,
      accounts: () => [
        {
          key: ACCOUNT,
          accountId: ACCOUNT,
          name: null,
          access: { by: "default" },
          actRole: ROLE,
        },
      ],
      settings: () => {
        throw new Error("nobody asks for the settings");
      },
    });
    const system = { ...ctx, caller: { kind: "system", work: "acts" } as const };
    const running = new Set<string>();
    const { signal } = new AbortController();
    for (;;) {
      const at = await nextSettleAt(system, { running });
      if (at === null || at > until) return;
      now = Math.max(now, at);
      await settleDue(system, { running, signal });
    }
  });
}
