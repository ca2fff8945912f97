import { Age } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { Notice } from "@/components/ui/notice";
import type { QuotaRegion } from "@/lib/domain/quota/lines";
import { type UnreadList, unreadLists } from "@/lib/domain/quota/unread";
import type { EpochMs } from "@/lib/domain/time";
import { asSentence } from "@/lib/domain/words/sentence";

const LIST_WORD = {
  applied: "Applied values",
  defaults: "Defaults",
  requests: "Increase requests",
} as const satisfies Record<UnreadList["list"], string>;

type UnreadNoticesProps = { regions: readonly QuotaRegion[]; serverNow: EpochMs };

/** What of Service Quotas was not read, where, what is not known without it, and which permission to add. */
export function UnreadNotices({ regions, serverNow }: UnreadNoticesProps) {
  const notices = groupAlike(regions);
  if (notices.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {notices.map(({ unread, regions: where }) => (
        <Notice
          key={`${unread.list} ${unread.fault.code} ${where.join(" ")}`}
          state="unknown"
          title={`${LIST_WORD[unread.list]} were not read in ${where.join(", ")}.`}
        >
          {unread.denied ? (
            <>
              Service Quotas denied the call. An IAM admin adds <Code>{unread.action}</Code> to the
              role that scans.{" "}
            </>
          ) : (
            <>
              <Code>{unread.fault.code}</Code>: {asSentence(unread.fault.message)}{" "}
            </>
          )}
          Not known without it: {unread.loses}.{" "}
          {unread.readAt !== null && where.length === 1 && (
            <>
              Last read <Age at={unread.readAt} serverNow={serverNow} />.
            </>
          )}
        </Notice>
      ))}
    </div>
  );
}

type Alike = { unread: UnreadList; regions: readonly string[] };

/** Regions that miss the same list for the same reason share one notice. */
function groupAlike(regions: readonly QuotaRegion[]): readonly Alike[] {
  const groups = new Map<string, { unread: UnreadList; regions: string[] }>();
  for (const region of regions) {
    for (const unread of unreadLists(region)) {
      const said = unread.denied ? "" : unread.fault.message;
      const key = [unread.list, unread.fault.code, said].join(" ");
      const group = groups.get(key);
      if (group) group.regions.push(region.region);
      else groups.set(key, { unread, regions: [region.region] });
    }
  }
  return [...groups.values()];
}
