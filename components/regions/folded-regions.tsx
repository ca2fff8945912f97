import { OtherRegions } from "@/components/regions/other-regions";
import type { RegionRow } from "@/components/regions/region-row";
import { foldedText } from "@/lib/domain/grid/folded-text";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import type { EpochMs } from "@/lib/domain/time";

type FoldedRegionsProps = {
  regions: readonly { row: RegionRow; folded: FoldedFor | null }[];
  serverNow: EpochMs;
};

/** One strip for the Regions that are off, and one for those without an endpoint. */
export function FoldedRegions({ regions, serverNow }: FoldedRegionsProps) {
  return (["off", "no-endpoint"] as const).map((why) => {
    const own = regions.flatMap(({ row, folded }) => (folded === why ? row : []));
    const text = foldedText(
      why,
      own.map(({ name }) => name),
    );
    return (
      text && (
        <details key={why} className="mt-6 rounded-md bg-sunken px-3">
          <summary className="cursor-pointer py-2.5 text-ink-2">
            <b className="font-medium text-ink">{text.title}</b> {text.detail}
          </summary>
          <OtherRegions label={text.title} rows={own} serverNow={serverNow} />
        </details>
      )
    );
  });
}
