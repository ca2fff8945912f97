"use client";

import { ArrowLeftRight } from "lucide-react";
import { COMPARE_BY, type CompareBy, type CompareUrl } from "@/components/compare/use-compare-url";
import { useAccountHay } from "@/components/shell/use-account-hay";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { cn } from "@/components/ui/cn";
import { accountLabel } from "@/lib/domain/account-label";
import type { Sides } from "@/lib/domain/grid/compare-sides";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

const BY_WORD = { regions: "Regions", accounts: "Accounts" } as const satisfies Record<
  CompareBy,
  string
>;
const EVERY_REGION = "all";

type CompareToolsProps = { snapshot: MatrixSnapshot; sides: Sides; compareUrl: CompareUrl };

/** What is held beside what, and how much of it is shown. */
export function CompareTools({ snapshot, sides, compareUrl: { url, set } }: CompareToolsProps) {
  const hayOf = useAccountHay();
  const several = snapshot.accounts.length > 1;
  const choices = sides.choices.map(({ value, label, detail }) => ({
    value,
    label,
    end: detail,
    hay: url.by === "accounts" ? hayOf(value) : undefined,
  }));
  const but = (taken: string | null) => choices.filter(({ value }) => value !== taken);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2" data-print="hide">
      {several && (
        <fieldset
          aria-label="What is compared"
          className="hairline inline-flex gap-0.5 rounded-md p-0.5 [--hairline-color:var(--color-line-strong)] forced-colors:border"
        >
          {COMPARE_BY.map((by) => (
            <button
              key={by}
              type="button"
              aria-pressed={url.by === by}
              onClick={() => void set({ by, one: null, other: null, region: null })}
              className={cn(
                "h-6 rounded-sm px-2.5 text-sm whitespace-nowrap max-sm:h-7",
                url.by === by ? "bg-selected font-medium text-ink" : "text-ink-2 hover:bg-hover",
              )}
            >
              {BY_WORD[by]}
            </button>
          ))}
        </fieldset>
      )}
      {several && url.by === "regions" && (
        <ChoiceMenu
          label="Account"
          value={sides.account}
          choices={snapshot.accounts.map((account) => ({
            value: account.key,
            label: accountLabel(account),
            hay: hayOf(account.key),
          }))}
          onChange={(account) => void set({ account })}
        />
      )}
      <span className="inline-flex flex-wrap items-center gap-2">
        <ChoiceMenu
          label="One side"
          value={sides.one}
          choices={but(sides.other)}
          onChange={(one) => void set({ one, other: sides.other })}
        />
        <Button
          variant="quiet"
          icon
          aria-label="Swap the sides"
          onClick={() => void set({ one: sides.other, other: sides.one })}
        >
          <ArrowLeftRight aria-hidden strokeWidth={1.75} />
        </Button>
        <ChoiceMenu
          label="Other side"
          value={sides.other}
          choices={but(sides.one)}
          onChange={(other) => void set({ one: sides.one, other })}
        />
      </span>
      {url.by === "accounts" && (
        <ChoiceMenu
          label="Region"
          value={sides.region ?? EVERY_REGION}
          choices={[
            { value: EVERY_REGION, label: "All Regions" },
            ...snapshot.regions.map(({ region, city }) => ({
              value: region,
              label: region,
              end: city,
            })),
          ]}
          onChange={(region) => void set({ region: region === EVERY_REGION ? null : region })}
        />
      )}
      <span className="ml-auto inline-flex flex-wrap gap-2 max-sm:ml-0">
        {snapshot.requirements.length > 0 && (
          <Checkbox checked={url.required} onChange={(on) => void set({ required: on || null })}>
            Only what we require
          </Checkbox>
        )}
        <Checkbox checked={!url.alike} onChange={(on) => void set({ alike: !on || null })}>
          Only what differs
        </Checkbox>
      </span>
    </div>
  );
}
