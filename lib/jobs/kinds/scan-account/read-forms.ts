import { defaultFormStep } from "@/lib/domain/facts/default-form";
import type { FormState, Reading } from "@/lib/domain/facts/facts";
import type { PlannedRegion } from "@/lib/domain/facts/plan";
import { DEFAULT_FORM, formKey } from "@/lib/domain/judge/form";
import type { Partition } from "@/lib/domain/region";
import { allEnded } from "@/lib/jobs/all-ended";
import { readWithPasses } from "./passes";
import type { AccountRun } from "./types";

type Forms = Readonly<Record<string, Reading<FormState>>>;

/** Anthropic's form: one for all default regions, and one of each opt-in region. */
export async function readForms(
  account: AccountRun,
  at: { partition: Partition; regions: readonly PlannedRegion[] },
): Promise<Forms> {
  const { run, reader } = account;
  if (!run.needs.form) return {};
  const own = at.regions.filter(({ region, status }) => formKey(region, status) !== DEFAULT_FORM);
  const reads = [
    readDefaultForm(account, at.partition).then((form) => [DEFAULT_FORM, form] as const),
    ...own.map(async ({ region }) => {
      const form = await readWithPasses(() => reader.form(region, run.signal), run);
      return [region, form] as const;
    }),
  ];
  return Object.fromEntries(await allEnded(reads));
}

function readDefaultForm(
  { run, reader }: AccountRun,
  partition: Partition,
): Promise<Reading<FormState>> {
  return readWithPasses(async () => {
    const asked: Reading<FormState>[] = [];
    let step = defaultFormStep(partition, asked);
    while ("ask" in step && !run.signal.aborted) {
      asked.push(await reader.form(step.ask, run.signal));
      step = defaultFormStep(partition, asked);
    }
    return "reading" in step ? step.reading : (asked.at(-1) ?? { status: "never" });
  }, run);
}
