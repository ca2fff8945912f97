import { groupBy } from "@/lib/domain/group-by";
import type { RegionAnswer } from "./answers";
import type { ReadEvent } from "./events";
import type { PollRun, Watch } from "./watch";

const RUNS_KEPT = 40;

/** The watch with one more poll in its history; polls in a row that said the same become one run. */
export function withPoll(watch: Watch, event: ReadEvent): Watch {
  const says = wordsOf(event.answers);
  const failed = event.answers.every((answer) => "fault" in answer);
  const last = watch.history.at(-1);
  const run: PollRun =
    last?.says === says && last.failed === failed
      ? { ...last, lastAt: event.at, polls: last.polls + 1 }
      : { says, failed, firstAt: event.at, lastAt: event.at, polls: 1 };
  const before = run.polls > 1 ? watch.history.slice(0, -1) : watch.history;
  return {
    ...watch,
    lastPollAt: event.at,
    jitter: event.jitter,
    history: [...before, run].slice(-RUNS_KEPT),
  };
}

/** "PENDING in 3 Regions, AVAILABLE in eu-west-1, no answer from eu-west-3: NetworkError" */
function wordsOf(answers: readonly RegionAnswer[]): string {
  const alike = groupBy(answers, (answer) =>
    "fault" in answer ? `${answer.fault.code} from` : `${values(answer.availability)} in`,
  );
  return [...alike]
    .map(([said, of]) => `${said} ${place(of.map(({ region }) => region))}`)
    .join(", ");
}

function values({
  agreement,
  authorization,
  entitlement,
}: {
  agreement: string;
  authorization: string;
  entitlement: string;
}) {
  const also = [authorization, entitlement].filter(
    (value) => value !== "AUTHORIZED" && value !== "AVAILABLE",
  );
  return [agreement, ...also].join(" and ");
}

const place = (regions: readonly string[]): string =>
  regions.length > 1 ? `${regions.length} Regions` : (regions[0] ?? "");
