import { useClockText } from "@/components/ui/age";
import { LinkOut } from "@/components/ui/link-out";
import { Notice } from "@/components/ui/notice";
import type { TroubleView } from "@/lib/contracts/trouble";
import { linkTo } from "@/lib/domain/links/link";
import { NOWHERE } from "@/lib/domain/links/target";
import type { TroubleEvent } from "@/lib/domain/trouble/events";
import type { RegionTrouble } from "@/lib/domain/trouble/standing";
import { troubleAge, troubleSubject, troubleTitle } from "@/lib/domain/trouble/words";
import { regionsText } from "@/lib/domain/words/places";
import { useTrouble } from "@/lib/queries/trouble";

const SHOWN_MAX = 2;
const TEXT_MAX = 280;
const HEALTH = linkTo("health", NOWHERE);

type RegionEvent = { region: string; trouble: RegionTrouble; event: TroubleEvent };

/** What AWS says of its own trouble in these Regions; nothing where it says nothing. It is no part of any verdict. */
export function TroubleNotices({ regions }: { regions: readonly string[] }) {
  const view = useTrouble();
  if (!view) return null;
  const told = toldIn(view, regions);
  const rest = told.slice(SHOWN_MAX);
  return (
    <>
      {told.slice(0, SHOWN_MAX).map((one) => (
        <TroubleNotice
          key={`${one.region}~${one.event.subject}`}
          told={one}
          serverNow={view.serverNow}
        />
      ))}
      {rest.length > 0 && (
        <Notice
          warns
          title={`AWS reports trouble with Bedrock in ${regionsText(rest)} more.`}
          action={<AtAws />}
        >
          {rest.map(({ region }) => region).join(", ")}
        </Notice>
      )}
    </>
  );
}

function toldIn({ regions }: TroubleView, asked: readonly string[]): readonly RegionEvent[] {
  return regions
    .filter(({ region }) => asked.includes(region))
    .flatMap(({ region, trouble }) =>
      trouble.status === "quiet" ? [] : trouble.events.map((event) => ({ region, trouble, event })),
    )
    .sort((a, b) => b.event.updatedAt - a.event.updatedAt);
}

function TroubleNotice({
  told: { region, trouble, event },
  serverNow,
}: {
  told: RegionEvent;
  serverNow: number;
}) {
  const age = useClockText(serverNow, (now) => troubleAge(trouble, event, now));
  return (
    <Notice warns title={troubleTitle(region, event, serverNow)} action={<AtAws />}>
      {troubleSubject(event)} <q className="max-sm:line-clamp-2">{shortened(event.text)}</q> {age}{" "}
      States shown here are read from your accounts and do not change by this.
    </Notice>
  );
}

const AtAws = () => <LinkOut href={HEALTH.href}>{HEALTH.label}</LinkOut>;

const shortened = (text: string): string =>
  text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX).trimEnd()}…` : text;
