"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Label } from "@/components/regions/label";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { Facet } from "@/components/ui/menu";
import { StateText } from "@/components/ui/state-chip";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import { proofWords } from "@/lib/domain/proof/words";
import { destinationCount, destinationText } from "@/lib/domain/review/destinations";
import type { RegionReview, ReviewModel } from "@/lib/domain/review/types";
import { STATES } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { ageText } from "@/lib/domain/words/durations";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { STATE_WORD } from "@/lib/domain/words/states";
import { routes } from "@/lib/routes";

/** Every model here, with its routes; those that are not offered only when asked for. */
export function RegionModels({ review }: { review: RegionReview }) {
  const [state, setState] = useQueryState("state", parseAsStringLiteral(STATES));
  const shown = review.models.filter((model) =>
    state ? model.state === state : model.state !== "not_offered",
  );
  const choices = STATES.filter((one) => review.counts[one] > 0).map((value) => ({
    value,
    label: (
      <span className="inline-flex items-center gap-1.5">
        <StateMark state={value} />
        {STATE_LOOK[value].word}
      </span>
    ),
    end: review.counts[value],
  }));
  return (
    <>
      <div className="mb-1 flex items-center gap-3" data-print="hide">
        <Facet
          label="State"
          choices={choices}
          chosen={state ? [state] : []}
          onChange={(chosen) => void setState(chosen.at(-1) ?? null)}
        />
        {!state && review.counts.not_offered > 0 && (
          <span className="text-sm text-ink-3">
            {counted(review.counts.not_offered, "model")} not offered here{" "}
            {review.counts.not_offered === 1 ? "is" : "are"} left out
          </span>
        )}
      </div>
      <Table label={`Models in ${review.region}`} stack>
        <thead>
          <tr>
            <Th className="w-[30%]">Model</Th>
            <Th className="w-[15%]">State</Th>
            <Th className="w-[18%]">Routes</Th>
            <Th>In the way</Th>
            <Th>Who</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((model) => (
            <ModelRow key={model.modelId} model={model} review={review} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function ModelRow({ model, review }: { model: ReviewModel; review: RegionReview }) {
  const { account, region, serverNow } = review;
  return (
    <Tr>
      <Td>
        <Link className="link" href={routes.cell(account.key, region, model.modelId)}>
          {model.name}
        </Link>
        {model.required && <span className="ml-2 text-xs text-ink-3">required</span>}
        <Sub mono>
          <UnbrokenId>{model.modelId}</UnbrokenId>
        </Sub>
      </Td>
      <Td className="max-sm:text-right">
        <StateText state={model.state} />
        <LastKnown model={model} serverNow={serverNow} />
        {model.proof && <Sub>{proofWords(model.proof, serverNow)}</Sub>}
      </Td>
      <Td>
        {model.routes.length > 0 ? (
          model.routes.map(({ route, destinations, closed }) => (
            <span key={route} className="block whitespace-nowrap">
              <Code>{route}</Code>
              <span
                className="ml-1.5 text-xs text-ink-3"
                title={destinationText(route, destinations)}
              >
                {destinationCount(route, destinations)}
              </span>
              {closed && (
                <span className="ml-1.5 text-xs text-ink-2" title={closed.title}>
                  closed
                </span>
              )}
            </span>
          ))
        ) : (
          <span className="text-ink-3">{model.state === "unknown" ? "not known" : "none"}</span>
        )}
      </Td>
      <Td className="max-sm:col-span-2">
        <Label>In the way</Label>
        {model.message ?? <span className="text-ink-3">Nothing</span>}
        {model.code && (
          <Sub>
            <Code>{model.code}</Code>
          </Sub>
        )}
      </Td>
      <Td className="max-sm:col-span-2">{model.owner && OWNER_WORD[model.owner]}</Td>
    </Tr>
  );
}

function LastKnown({ model, serverNow }: { model: ReviewModel; serverNow: EpochMs }) {
  const { lastKnown } = model;
  if (model.state !== "unknown" || !lastKnown) return null;
  return (
    <Sub>
      last known {STATE_WORD[lastKnown.state]}, {ageText(lastKnown.at, serverNow)}
    </Sub>
  );
}
