import { TriangleAlert } from "lucide-react";
import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { momentText } from "@/lib/domain/past/moment";
import type { ReviewWithSignOffs, SignOffView } from "@/lib/domain/review/signoff";
import type { RegionReview } from "@/lib/domain/review/types";
import type { EpochMs } from "@/lib/domain/time";
import { dateText, dateTimeText } from "@/lib/domain/words/dates";
import { routes } from "@/lib/routes";

type SignOffRecordsProps = Pick<ReviewWithSignOffs, "signOffs" | "elsewhere"> & {
  review: RegionReview;
};

/** Who signed this Region and what has changed since; below, who signed others. */
export function SignOffRecords({ signOffs, elsewhere, review }: SignOffRecordsProps) {
  const { account, serverNow } = review;
  return (
    <>
      {signOffs.length > 0 && (
        <Block title="Signed">
          <ul>
            {signOffs.map((record) => (
              <SignOffRecord key={record.id} record={record} serverNow={serverNow} />
            ))}
          </ul>
        </Block>
      )}
      {elsewhere.length > 0 && (
        <Block title="Other Regions">
          <ul>
            {elsewhere.map(({ id, region, at, withExceptions }) => (
              <li key={id} className="flex justify-between gap-4 border-b border-line py-1.5">
                <Link className="link" href={routes.region(region, account.key)}>
                  {region}
                </Link>
                <span className="text-ink-2">
                  {dateText(at, serverNow)}
                  {withExceptions && ", with exceptions"}
                </span>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}

function SignOffRecord({ record, serverNow }: { record: SignOffView; serverNow: EpochMs }) {
  const { changed } = record;
  return (
    <li className="border-b border-line py-2">
      <span className="font-medium">{record.name}</span>{" "}
      <span className="text-ink-2">
        {dateTimeText(record.at, serverNow)} UTC
        {record.withExceptions && ", with exceptions"}
      </span>
      {record.note && <p className="break-words whitespace-pre-wrap">{record.note}</p>}
      {changed.length === 0 ? (
        <p className="text-sm text-ink-3">Nothing has changed since.</p>
      ) : (
        <details className="text-sm" open={changed.length <= 5}>
          <summary className="flex cursor-pointer items-center gap-1.5">
            <TriangleAlert aria-hidden className="size-3 flex-none text-ink-2" strokeWidth={2} />
            {changed.length === 1 ? "1 change" : `${changed.length} changes`} since
          </summary>
          <ul className="mt-1 grid gap-0.5 text-ink-2">
            {changed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <Link
        className="link text-sm text-ink-2"
        data-print="hide"
        href={routes.matrix({
          from: momentText({ kind: "sign-off", id: record.id }),
          account: record.account,
        })}
      >
        The matrix then and now
      </Link>
    </li>
  );
}
