import { Age } from "@/components/ui/age";
import { StateText } from "@/components/ui/state-chip";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { openRequest, stageOf } from "@/lib/domain/quota/requests";
import type { EpochMs } from "@/lib/domain/time";
import { requestStatusText } from "@/lib/domain/words/aws-status";
import { figure } from "@/lib/domain/words/figure";

type Request = CellQuota["requests"][number];

const STAGE_TEXT = {
  open: "AWS has not decided yet.",
  approved: "Approved; the applied value can take a while to follow.",
  refused: "Not granted.",
  closed: "A closed case is not an approval: the applied value decides.",
  unrecognised: "A status this dashboard does not know; the applied value decides.",
} as const;

/** The increase under way, in two short lines; nothing when there is none. */
export function OpenRequest({
  requests,
  serverNow,
}: {
  requests: readonly Request[];
  serverNow: EpochMs;
}) {
  const open = openRequest(requests);
  if (!open) return null;
  return (
    <>
      <StateText state="pending">{askedText(open)}</StateText>
      <span className="block text-xs whitespace-nowrap text-ink-3">
        {requestStatusText(open.status)}
        <When at={open.createdAt} serverNow={serverNow} />
      </span>
    </>
  );
}

/** Every request of the last 90 days, where it stands, and what that means. */
export function RequestHistory({
  requests,
  serverNow,
}: {
  requests: readonly Request[];
  serverNow: EpochMs;
}) {
  if (requests.length === 0) return <p className="text-ink-2">None in the last 90 days.</p>;
  return (
    <ul className="grid gap-1">
      {requests.map((request) => (
        <li key={`${request.createdAt}-${request.status}-${request.desiredValue}`}>
          {askedText(request)} <When at={request.createdAt} serverNow={serverNow} />,{" "}
          {requestStatusText(request.status)}.{" "}
          <span className="text-ink-2">{STAGE_TEXT[stageOf(request)]}</span>
        </li>
      ))}
    </ul>
  );
}

const askedText = ({ desiredValue }: Request): string =>
  desiredValue === null ? "Increase asked" : `${figure(desiredValue)} asked`;

function When({ at, serverNow }: { at: EpochMs | null; serverNow: EpochMs }) {
  return at === null ? (
    <span>at a time AWS does not give</span>
  ) : (
    <Age at={at} serverNow={serverNow} />
  );
}
