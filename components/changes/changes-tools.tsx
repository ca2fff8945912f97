import type { ChangesUrl } from "@/components/changes/use-changes-url";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import type { ChangesView } from "@/lib/contracts/changes";
import { CHANGE_KINDS } from "@/lib/domain/changes/types";
import { KIND_WORDS } from "@/lib/domain/changes/words";

const DAYS = ["1", "7", "30", "90"] as const;
const DAYS_WORDS = {
  "1": "Last day",
  "7": "Last 7 days",
  "30": "Last 30 days",
  "90": "Last 90 days",
} as const satisfies Record<(typeof DAYS)[number], string>;

type ChangesToolsProps = { view: ChangesView; changesUrl: ChangesUrl };

export function ChangesTools({ view, changesUrl: { url, set } }: ChangesToolsProps) {
  const kinds = CHANGE_KINDS.filter((kind) => view.counts[kind] || url.kind.includes(kind));
  return (
    <div className="flex flex-wrap items-center gap-2" data-print="hide">
      <SearchField
        label="Model"
        value={url.model}
        onChange={(model) => void set({ model: model || null })}
        className="w-60 max-sm:w-full"
      />
      <ChoiceMenu
        label="Days"
        quiet
        value={DAYS.find((one) => one === String(url.days)) ?? "7"}
        choices={DAYS.map((value) => ({ value, label: DAYS_WORDS[value] }))}
        onChange={(value) => void set({ days: Number(value) })}
      />
      <Facet
        label="What"
        choices={kinds.map((value) => ({
          value,
          label: KIND_WORDS[value],
          end: view.counts[value] ?? 0,
        }))}
        chosen={url.kind}
        onChange={(kind) => void set({ kind: kind.length > 0 ? [...kind] : null })}
      />
      <Facet
        label="Region"
        choices={view.regions.map((value) => ({ value, label: value }))}
        chosen={url.region ? [url.region] : []}
        onChange={(chosen) => void set({ region: chosen.at(-1) ?? null })}
      />
    </div>
  );
}
