import type { ReactNode } from "react";
import { burndownOf } from "@/lib/domain/capacity/burndown";
import { fitOf, type Load } from "@/lib/domain/capacity/fit";
import type { PlaceFit } from "@/lib/domain/capacity/places";
import { STRICTER_TEXT } from "@/lib/domain/capacity/words";
import { figure } from "@/lib/domain/words/figure";

/** What a model of today can give at most where `max_tokens` is left out; AWS's own example. */
const LEFT_OUT = 64_000;

type FitFiguresProps = { load: Load; modelId: string; places: readonly PlaceFit[] };

/** What the load takes of any quota of the model, as sums one can check. */
export function FitFigures({ load, modelId, places }: FitFiguresProps) {
  const burndown = burndownOf(modelId);
  const largest = Math.max(0, ...places.map(({ fit }) => fit.quota?.applied ?? 0));
  const found = fitOf(load, { tokensPerMinute: largest, burndown });
  return (
    <>
      <dl className="mt-2 grid max-w-[720px]">
        <Sum term="Reserved at admission" how={reservedSum(load)}>
          {figure(found.reservedPerMinute)}
        </Sum>
        <Sum term="Settled when calls end" how={settledSum(load, burndown)}>
          {found.settledPerMinute === null ? "not known" : figure(found.settledPerMinute)}
        </Sum>
      </dl>
      <ul className="mt-2 grid max-w-[92ch] gap-0.5 text-sm text-ink-2">
        {burndown === null && (
          <li>
            AWS’s table does not say how much an output token of this model counts, so nothing is
            said to fit.
          </li>
        )}
        {load.cached > 0 && <li>{STRICTER_TEXT}</li>}
        {largest > 0 && load.maxTokens < LEFT_OUT && (
          <li>{leftOutText(load, { largest, atOnce: found.callsAtOnceMax })}</li>
        )}
        <li>
          What else the account calls draws on the same quotas, and is not in these sums. Quotas of
          tokens a day are not looked at.
        </li>
      </ul>
    </>
  );
}

function Sum({ term, how, children }: { term: string; how: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-1 last:border-0">
      <dt>
        {term} <span className="block text-xs text-ink-3">{how}</span>
      </dt>
      <dd className="font-medium">
        {children} <span className="font-normal text-ink-3">a minute</span>
      </dd>
    </div>
  );
}

const reservedSum = ({ callsPerMinute, inputTokens, maxTokens }: Load): string =>
  `${figure(callsPerMinute)} × (${figure(inputTokens)} + ${figure(maxTokens)})`;

function settledSum(
  { callsPerMinute, inputTokens, outputTokens, cached }: Load,
  burndown: number | null,
): string {
  const fromCache = cached > 0 ? ` − ${figure(cached * inputTokens)} from cache` : "";
  const times = burndown === null ? "?" : figure(burndown);
  return `${figure(callsPerMinute)} × (${figure(inputTokens)}${fromCache} + ${figure(outputTokens)} × ${times})`;
}

type AtMost = { largest: number; atOnce: number };

function leftOutText(load: Load, { largest, atOnce }: AtMost): string {
  const without = fitOf(
    { ...load, maxTokens: LEFT_OUT },
    { tokensPerMinute: largest, burndown: null },
  );
  return `With max_tokens left out a call sets aside the most its model can give: were that ${figure(LEFT_OUT)}, ${figure(without.callsAtOnceMax)} calls at once would get in by the largest of these quotas, not ${figure(atOnce)}.`;
}
