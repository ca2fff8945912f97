import type { Act } from "@/lib/domain/acts/act";
import { FORM_BYTES } from "@/lib/domain/acts/form";
import { err, ok, type Result } from "@/lib/domain/result";
import { workersOf } from "@/lib/jobs/kinds/scan/presence";
import { type ConfirmInput, confirmAct } from "@/lib/services/acts/confirm";
import { previewAct } from "@/lib/services/acts/preview";
import type { ActRefusal } from "@/lib/services/acts/refusal";
import { readSmallFile } from "@/lib/small-file";
import { ACT_USAGE, type ActFormat, type ActPlan, parseActArgs } from "./act-args";
import { endedJson, endedText, previewJson, previewText, refusalText } from "./act-text";
import type { Io } from "./io";
import type { CommandApp } from "./with-app";
import { withStore } from "./with-store";

const ACCEPTED = 0;
const REFUSED = 1;
const NOT_KNOWN = 2;
const USAGE_ERROR = 3;

/** `bedrock-readiness act`: prints what would be done, or does what was printed. */
export async function act(args: readonly string[], io: Io): Promise<number> {
  const plan = parseActArgs(args);
  if (!plan.ok) return misused(io, plan.error);
  const asked = plan.value;
  if (asked.do === "help") {
    io.out(ACT_USAGE);
    return 0;
  }
  const form = formOf(asked.form);
  if (!form.ok) return misused(io, form.error);
  return withStore(io, (app) => {
    const given = form.value === null ? {} : { form: form.value };
    if (asked.do === "confirm") {
      const { act: id, hash, word, format } = asked;
      return confirm(io, app, { input: { id, hash, word, ...given }, format });
    }
    const { account, target } = asked;
    return preview(io, asked, previewAct(app.ctx, { account, target, ...given }));
  });
}

function misused(io: Io, why: string): number {
  io.err(`bedrock-readiness act: ${why}\n`);
  return USAGE_ERROR;
}

/** The very text of the file: its bytes are what is sent. */
function formOf(file: string | null): Result<string | null, string> {
  if (file === null) return ok(null);
  const text = readSmallFile(file, FORM_BYTES.max);
  return text.ok ? text : err(`--form ${file} ${text.error.why}.`);
}

type Answer = Promise<Result<Act, ActRefusal>>;
type Asked<What extends ActPlan["do"]> = Extract<ActPlan, { do: What }>;

async function preview(io: Io, { format }: Asked<"preview">, answer: Answer): Promise<number> {
  const told = await answer;
  if (!told.ok) return refused(io, format, told.error);
  const text = format === "json" ? previewJson(told.value) : previewText(told.value);
  if (text === null) return NOT_KNOWN;
  io.out(text);
  return ACCEPTED;
}

type Confirming = { input: ConfirmInput; format: ActFormat };

async function confirm(
  io: Io,
  { ctx }: CommandApp,
  { input, format }: Confirming,
): Promise<number> {
  const told = await confirmAct(ctx, input);
  if (!told.ok) return refused(io, format, told.error);
  // What goes on after this command is a dashboard's to watch.
  const isWatched = (await workersOf(ctx.stores.jobs)).length > 0;
  const ended = { act: told.value, isWatched };
  io.out(format === "json" ? endedJson(ended) : endedText(ended));
  return EXIT[told.value.step.state];
}

function refused(io: Io, format: ActFormat, refusal: ActRefusal): number {
  if (format === "json") io.out(`${JSON.stringify({ refusal }, null, 2)}\n`);
  io.err(refusalText(refusal));
  return REFUSAL_EXIT[refusal.code];
}

/** Only AWS's own acceptance is 0; an act that has no outcome yet is not known. */
const EXIT = {
  asked: NOT_KNOWN,
  previewed: NOT_KNOWN,
  confirmed: NOT_KNOWN,
  intended: NOT_KNOWN,
  sent: NOT_KNOWN,
  unknown: NOT_KNOWN,
  accepted: ACCEPTED,
  done: ACCEPTED,
  failed: REFUSED,
  refused: REFUSED,
  expired: REFUSED,
  withdrawn: REFUSED,
  declined: REFUSED,
} as const satisfies Record<Act["step"]["state"], number>;

const REFUSAL_EXIT = {
  OFF: USAGE_ERROR,
  NO_ROLE: USAGE_ERROR,
  NOT_FOUND: USAGE_ERROR,
  WRONG_FORM: USAGE_ERROR,
  BAD_INPUT: USAGE_ERROR,
  CHOOSE_OFFER: USAGE_ERROR,
  FORBIDDEN: REFUSED,
  UNDER_WAY: REFUSED,
  REFUSED_BEFORE: REFUSED,
  EXPIRED: REFUSED,
  STALE: REFUSED,
  WRONG_WORD: REFUSED,
  SECOND_PERSON: REFUSED,
  MOVED: REFUSED,
  NOT_READ: NOT_KNOWN,
} as const satisfies Record<ActRefusal["code"], number>;
