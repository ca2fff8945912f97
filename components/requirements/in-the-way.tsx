import { Code } from "@/components/ui/code";
import { Sub } from "@/components/ui/table";
import type { Line } from "@/lib/domain/requirement/line";
import { figure } from "@/lib/domain/words/figure";
import { ownerWord } from "@/lib/domain/words/owners";

/** What stands in the way of the line that decides, with its model, and how many others have another cause. */
export function InTheWay({ lines }: { lines: readonly Line[] }) {
  const [first] = lines;
  const reason = first?.reason;
  if (!first || !reason) return <span className="text-ink-3">Nothing</span>;
  const alike = lines.filter((line) => line.reason?.title === reason.title);
  const others = new Set(
    lines.flatMap((line) =>
      line.reason !== null && line.reason.title !== reason.title ? [line.reason.title] : [],
    ),
  );
  return (
    <>
      {reason.title}
      <Sub>
        {alike.map(({ modelName }) => modelName ?? "every model").join(", ")}
        {appliedText(first)}
        {first.state === "cannot_tell" && reason.code !== null && (
          <>
            ; AWS answered <Code className="text-ink-3">{reason.code}</Code>
          </>
        )}
        {others.size > 0 && `; ${others.size} more in the way`}
      </Sub>
    </>
  );
}

/** `: eu 400,000, global 6,000,000` */
function appliedText({ applied, reason }: Line): string {
  if (reason?.about !== "quota" || applied.length === 0) return "";
  const each = applied.map(
    (one) => `${one.route} ${one.applied === null ? "not known" : figure(one.applied)}`,
  );
  return `: ${each.join(", ")}`;
}

/** Who must act first, and what comes after. */
export function WhoActs({ line }: { line: Line }) {
  const { owner, decider, step } = line;
  const word = owner === null ? "Nobody" : ownerWord(owner);
  const after = afterText({ decider, takes: step?.takes ?? null, kind: step?.kind ?? null });
  return (
    <>
      {word}
      {after && <Sub>{after}</Sub>}
    </>
  );
}

type After = Pick<Line, "decider"> & { takes: string | null; kind: string | null };

function afterText({ decider, takes, kind }: After): string | null {
  if (decider !== null) return `then ${ownerWord(decider)} decides`;
  if (kind === "read") return "read again with the next scan";
  return takes;
}
