"use client";

import { type ReactNode, useState } from "react";
import { IncreaseForm } from "@/components/quotas/increase-form";
import { LowMark } from "@/components/quotas/low-mark";
import { QuotaCode } from "@/components/quotas/quota-code";
import { QuotaValue } from "@/components/quotas/quota-value";
import { Button } from "@/components/ui/button";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { PlaceFit } from "@/lib/domain/capacity/places";
import { NOT_TOLD_WORD } from "@/lib/domain/capacity/words";
import { figure } from "@/lib/domain/words/figure";

type FitTableProps = { name: string; places: readonly PlaceFit[] };

/** Every open route: fits with how much room, or short by how much and what to ask for. */
export function FitTable({ name, places }: FitTableProps) {
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <Table label={`Whether it fits ${name}`} stack className="mt-3">
      <thead>
        <tr>
          <Th>Region</Th>
          <Th>Route</Th>
          <Th num>Applied</Th>
          <Th>Does it fit</Th>
          <Th num>Calls a minute</Th>
          <Th num>Calls at once</Th>
          <Th>Ask for</Th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => {
          const key = `${place.region}~${place.fit.route}`;
          return (
            <FitRow
              key={key}
              place={place}
              asking={asking === key}
              onAsk={() => setAsking(asking === key ? null : key)}
            />
          );
        })}
      </tbody>
    </Table>
  );
}

type FitRowProps = { place: PlaceFit; asking: boolean; onAsk: () => void };

const COLUMNS = 7;
const PHONE_FIGURE = "max-sm:col-span-2 max-sm:flex max-sm:gap-2 max-sm:text-left";

function FitRow({ place: { region, state, fit }, asking, onAsk }: FitRowProps) {
  const most = fit.verdict === "not-known" ? null : fit;
  const asked =
    fit.verdict === "short"
      ? { ...fit.quota, required: Math.max(fit.needed, fit.quota.required ?? 0) }
      : null;
  return (
    <>
      <Tr className={asking ? "bg-hover" : undefined}>
        <Td className="whitespace-nowrap max-sm:col-span-2 max-sm:font-medium">
          {region}
          {state !== "ready" && (
            <span className="block text-xs">
              <StateText state={state} />
            </span>
          )}
        </Td>
        <Td className="whitespace-nowrap text-ink-2">{fit.route}</Td>
        <Td num className={PHONE_FIGURE}>
          <Label>Applied</Label>
          <QuotaValue value={fit.quota?.applied ?? null} />
          {fit.quota && (
            <Sub>
              <QuotaCode code={fit.quota.quotaCode} href={fit.quota.href ?? null} />
            </Sub>
          )}
        </Td>
        <Td className="max-sm:col-span-2">
          <Verdict fit={fit} />
        </Td>
        <Td num className={PHONE_FIGURE}>
          <Label>Calls a minute</Label>
          <QuotaValue value={most?.callsPerMinuteMax ?? null} />
        </Td>
        <Td num className={PHONE_FIGURE}>
          <Label>Calls at once</Label>
          <QuotaValue value={most?.callsAtOnceMax ?? null} />
        </Td>
        <Td className="max-sm:col-span-2">
          {asked && (
            <Button
              variant="quiet"
              aria-expanded={asking}
              aria-label={`Ask for ${figure(asked.required)}: ${asked.quotaName} in ${region}`}
              onClick={onAsk}
              className="-my-1 -ml-2"
            >
              Ask for {figure(asked.required)}
            </Button>
          )}
        </Td>
      </Tr>
      {asking && asked && (
        <tr className="max-sm:!block">
          <td colSpan={COLUMNS} className="border-b border-line py-2 max-sm:block">
            <div className="grid gap-2 rounded-md bg-sunken px-3 py-3">
              <p>{asked.quotaName}</p>
              <IncreaseForm key={asked.required} line={asked} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function Verdict({ fit }: { fit: PlaceFit["fit"] }): ReactNode {
  switch (fit.verdict) {
    case "fits":
      return (
        <>
          Fits <Sub>{figure(fit.room)} left</Sub>
        </>
      );
    case "short":
      return (
        <span className="inline-flex items-center gap-1.5 font-medium">
          <LowMark />
          Short by {figure(fit.by)}
        </span>
      );
    case "not-known":
      return (
        <>
          <StateText state="unknown">Can’t tell</StateText>
          <Sub>{NOT_TOLD_WORD[fit.because]}</Sub>
        </>
      );
  }
}

function Label({ children }: { children: string }) {
  return <span className="w-28 text-ink-3 sm:hidden">{children}</span>;
}
