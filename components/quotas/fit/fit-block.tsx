"use client";

import { LoadForm } from "@/components/load/load-form";
import { FitFigures } from "@/components/quotas/fit/fit-figures";
import { FitTable } from "@/components/quotas/fit/fit-table";
import { useLoad } from "@/components/quotas/fit/use-load";
import { Block } from "@/components/ui/page";
import type { QuotasView } from "@/lib/contracts/quotas";
import { BURNDOWN_AS_OF } from "@/lib/domain/capacity/burndown";
import type { Load } from "@/lib/domain/capacity/fit";
import { NO_LOAD_TEXT, type ReadLoad, readLoad } from "@/lib/domain/capacity/load-text";
import { fitPlaces, fitsSentence } from "@/lib/domain/capacity/places";
import { LOAD_WORD } from "@/lib/domain/capacity/words";
import { cellAt } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { ownLoad } from "@/lib/domain/usage/own-load";

type FitBlockProps = {
  view: QuotasView;
  modelId: string;
  name: string;
  /** Which routes are open; undefined while it is not loaded. */
  snapshot: MatrixSnapshot | undefined;
};

/** Whether calls of one kind would fit the quotas of a model, by every open route. Nothing is asked of AWS. */
export function FitBlock({ view, modelId, name, snapshot }: FitBlockProps) {
  const own = ownLoad(view.lines, modelId);
  const { load: text, typed, change } = useLoad(own?.text ?? NO_LOAD_TEXT);
  const read = readLoad(text);
  const problems = read.kind === "wrong" ? read.problems : {};
  return (
    <Block
      id="fit"
      title="Would it fit"
      note={`tokens an output token counts: AWS’s table of ${BURNDOWN_AS_OF}`}
    >
      <LoadForm load={text} problems={problems} onChange={change} />
      {own && !typed && (
        <p className="mt-1 max-w-[76ch] text-sm text-ink-2">
          Begins with what this account called in {own.region}: the calls of its busiest minute, and
          what one took on average over 24 hours. No metric tells of max_tokens or of the cache.
        </p>
      )}
      {read.kind === "load" ? (
        <Answer {...{ view, modelId, name, snapshot, load: read.load }} />
      ) : (
        <p className="mt-2 max-w-[76ch] text-ink-2" aria-live="polite">
          {askedText(read)}
        </p>
      )}
    </Block>
  );
}

function Answer({ view, modelId, name, snapshot, load }: FitBlockProps & { load: Load }) {
  if (!snapshot) return <p className="mt-2 text-ink-2">Which routes are open is being loaded.</p>;
  const account = view.account?.key ?? "";
  const places = fitPlaces(load, {
    modelId,
    regions: view.regions.map(({ region }) => region),
    lines: view.lines,
    cellOf: (region) => cellAt(snapshot, { account, region, modelId })?.kind ?? null,
  });
  return (
    <>
      <p className="mt-3 font-medium" aria-live="polite">
        {fitsSentence(places)}
      </p>
      <FitFigures load={load} modelId={modelId} places={places} />
      {places.length > 0 && <FitTable name={name} places={places} />}
    </>
  );
}

function askedText(read: Exclude<ReadLoad, { kind: "load" }>): string {
  switch (read.kind) {
    case "nothing":
      return "Fill in what calls of one kind take, on average.";
    case "wrong":
      return "It is told again as soon as that is put right.";
    case "missing":
      return `Still to fill in: ${read.parts.map((part) => LOAD_WORD[part]).join(", ")}.`;
    case "no-max":
      return "A call that leaves max_tokens out sets aside the most that its model can give, whatever comes back. No list of AWS tells how much that is, so nothing is said to fit: fill in max_tokens, and set it in the call.";
  }
}
