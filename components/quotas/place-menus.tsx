"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import type { QuotaUrl } from "@/components/quotas/use-quota-url";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuLabel, MenuRadio } from "@/components/ui/menu";
import type { QuotasView } from "@/lib/contracts/quotas";
import type { QuotaRegion } from "@/lib/domain/quota/lines";

type PlaceMenusProps = { view: QuotasView; set: QuotaUrl["set"] };

/** By Region, what is required first, or by model: choosing one leaves the other. Typing in an open menu finds an entry. */
export function PlaceMenus({ view, set }: PlaceMenusProps) {
  const { by, regions, models } = view;
  const region = by.kind === "region" ? by.region : "";
  const model = by.kind === "model" ? models.find(({ modelId }) => modelId === by.modelId) : null;
  const parts = [
    { label: "Required", own: regions.filter(({ required }) => required) },
    { label: "Other Regions", own: regions.filter(({ required }) => !required) },
  ].filter(({ own }) => own.length > 0);
  const providers = [...new Set(models.map(({ provider }) => provider))];
  return (
    <>
      <Menu
        align="end"
        label="Region"
        trigger={<Trigger chosen={region !== ""} label="Region" words={region || "Region"} />}
      >
        {parts.map(({ label, own }) => (
          <div key={label}>
            {parts.length > 1 && <MenuLabel>{label}</MenuLabel>}
            <MenuRadio
              value={region}
              choices={own.map((choice) => ({
                value: choice.region,
                label: choice.region,
                end: regionText(choice),
              }))}
              onChange={(next) =>
                void set({ region: next, model: null, quota: null }, { history: "push" })
              }
            />
          </div>
        ))}
      </Menu>
      <Menu
        align="end"
        label="Model"
        trigger={<Trigger chosen={!!model} label="Model" words={model?.name ?? "Model"} />}
      >
        {providers.map((provider) => (
          <div key={provider}>
            <MenuLabel>{provider}</MenuLabel>
            <MenuRadio
              value={model?.modelId ?? ""}
              choices={models
                .filter((choice) => choice.provider === provider)
                .map(({ modelId, name }) => ({ value: modelId, label: name }))}
              onChange={(next) =>
                void set({ model: next, region: null, quota: null }, { history: "push" })
              }
            />
          </div>
        ))}
      </Menu>
    </>
  );
}

function regionText({ city, zeros, short }: QuotaRegion): string {
  if (zeros === null) return `${city}, not read`;
  return [city, zeros > 0 && `${zeros} at 0`, short !== null && short > 0 && `${short} short`]
    .filter(Boolean)
    .join(", ");
}

type TriggerProps = ComponentProps<"button"> & { chosen: boolean; label: string; words: string };

function Trigger({ chosen, label, words, className, ...rest }: TriggerProps) {
  return (
    <button
      type="button"
      aria-label={chosen ? `${label}: ${words}` : `${label}: none chosen`}
      className={cn(buttonClass(), chosen ? "bg-selected" : "text-ink-2", className)}
      {...rest}
    >
      {words}
      <ChevronDown aria-hidden className="text-ink-3" strokeWidth={1.75} />
    </button>
  );
}
