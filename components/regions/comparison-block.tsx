"use client";

import { ChevronDown } from "lucide-react";
import { useRegionUrl } from "@/components/regions/use-region-url";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Menu, MenuItem, MenuRadio } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Block } from "@/components/ui/page";
import { StateText } from "@/components/ui/state-chip";
import { STATE_LOOK } from "@/components/ui/state-look";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import {
  type Compared,
  type Comparison,
  DIFFERENCES,
  type Difference,
} from "@/lib/domain/review/compare";
import type { RegionReview } from "@/lib/domain/review/types";
import { counted } from "@/lib/domain/words/counted";
import { asSentence } from "@/lib/domain/words/sentence";
import { useComparison, useRegions } from "@/lib/queries/regions";

/** This Region beside another: what one has and the other lacks. */
export function ComparisonBlock({ review }: { review: RegionReview }) {
  const { other, set } = useRegionUrl();
  const { account, region } = review;
  const { data: regions } = useRegions();
  const { data, error } = useComparison({ account: account.key, region, other });
  const choices = (regions?.lines ?? [])
    .filter((line) => line.account.key === account.key && line.region !== region)
    .map((line) => ({ value: line.region, label: line.region, end: line.city }));
  const picker = (
    <span data-print="hide">
      <Menu
        align="end"
        label="Region beside this one"
        trigger={
          <Button>
            {other ? `Beside ${other}` : "Choose a Region"}
            <ChevronDown aria-hidden className="text-ink-3" strokeWidth={1.75} />
          </Button>
        }
      >
        <MenuRadio
          value={other ?? ""}
          choices={choices}
          onChange={(next) => void set({ with: next })}
        />
        {other && <MenuItem onSelect={() => void set({ with: null })}>Close</MenuItem>}
      </Menu>
    </span>
  );
  return (
    <Block title="Beside another Region" end={picker}>
      {error && <Notice title="The comparison was not loaded.">{asSentence(error.message)}</Notice>}
      {other && data && <ComparisonTables comparison={data} />}
    </Block>
  );
}

function ComparisonTables({ comparison }: { comparison: Comparison }) {
  const { here, there, models } = comparison;
  const differing = models.filter(({ difference, same }) => difference !== "neither" && !same);
  const alike = models.filter(({ difference, same }) => difference === "both" && same).length;
  const titles: Readonly<Record<Difference, string>> = {
    "only-here": `${here.region} has, ${there.region} lacks`,
    "only-there": `${there.region} has, ${here.region} lacks`,
    both: "Both have, not alike",
    "not-known-here": `Not known in ${here.region}`,
    "not-known-there": `Not known in ${there.region}`,
    neither: "",
  };
  return (
    <>
      {DIFFERENCES.map((difference) => {
        const own = differing.filter((model) => model.difference === difference);
        return (
          own.length > 0 && (
            <section key={difference} className="mt-3">
              <h3>
                {titles[difference]}, {own.length}
              </h3>
              <ComparedTable label={titles[difference]} models={own} comparison={comparison} />
            </section>
          )
        );
      })}
      <p className="mt-2 text-sm text-ink-3">
        {counted(alike, "is", "are")} alike in both, by state and routes.
      </p>
    </>
  );
}

type ComparedTableProps = { label: string; models: readonly Compared[]; comparison: Comparison };

function ComparedTable({ label, models, comparison: { here, there } }: ComparedTableProps) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th className="w-2/5">Model</Th>
          <Th className="w-[30%]">{here.region}</Th>
          <Th className="w-[30%]">{there.region}</Th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <Tr key={model.modelId}>
            <Td>
              {model.name}
              <Sub mono>
                <UnbrokenId>{model.modelId}</UnbrokenId>
              </Sub>
            </Td>
            <SideCell side={model.here} />
            <SideCell side={model.there} />
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function SideCell({ side: { state, title, routes } }: { side: Compared["here"] }) {
  return (
    <Td>
      <StateText state={state} />
      {routes.length > 0 && (
        <Sub>
          <Code>{routes.join(", ")}</Code>
        </Sub>
      )}
      {routes.length === 0 && title !== STATE_LOOK[state].word && <Sub>{title}</Sub>}
    </Td>
  );
}
