"use client";

import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { StateMark } from "@/components/ui/state-mark";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import { type WaysAround, waysAround } from "@/lib/domain/diagnosis/ways-around";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { modelOfProfile } from "@/lib/domain/routes";
import { useProfiles } from "@/lib/queries/profiles";
import { routes } from "@/lib/routes";

type RoutesAroundProps = {
  diagnosis: Diagnosis;
  snapshot: MatrixSnapshot;
  account: MatrixAccount | null;
};

/**
 * Where the profile leads that met a denied Region, and which open routes of the model stay clear of it, by the last
 * scan. The whole list of the account's profiles is asked for: nothing of the text goes into the question.
 */
export function RoutesAround({ diagnosis, snapshot, account }: RoutesAroundProps) {
  const asked = askedOf(diagnosis, account);
  const { data: profiles, isError } = useProfiles(asked?.account ?? null);
  if (!asked) return null;
  if (!profiles) {
    return (
      <Block title="Where the profile leads" note="by the last scan">
        <p className="text-ink-2">
          {isError
            ? "The profiles could not be had; the next look asks again."
            : "Looking up the profiles."}
        </p>
      </Block>
    );
  }
  const found = waysAround({ ...asked, snapshot, profiles });
  return (
    <Block title="Where the profile leads" note="by the last scan">
      <Destinations found={found} region={asked.region} denied={asked.denied} />
      <p className="mt-3">
        {found.ways.length > 0
          ? `Open routes of this model that do not lead to ${asked.denied}:`
          : `The scan knows no open route of this model that is sure not to lead to ${asked.denied}.`}
      </p>
      <ul>
        {found.ways.map(({ region, route, id }) => (
          <li
            key={`${region} ${route}`}
            className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2"
          >
            <StateMark state="ready" />
            <Link
              className="link"
              prefetch={false}
              href={routes.cell(asked.account, region, modelOfProfile(id))}
            >
              {region}, {route}
            </Link>
            <code className="ml-auto min-w-0 text-ink-2">
              <UnbrokenId>{id}</UnbrokenId>
            </code>
          </li>
        ))}
      </ul>
    </Block>
  );
}

type DestinationsProps = { found: WaysAround; region: string; denied: string };

function Destinations({ found, region, denied }: DestinationsProps) {
  const { profileId, destinations } = found;
  if (profileId === null) return null;
  if (destinations.length === 0) {
    return (
      <p className="text-ink-2">
        The scan does not know where <code>{profileId}</code> leads from {region}.
      </p>
    );
  }
  return (
    <p>
      From {region},{" "}
      <code>
        <UnbrokenId>{profileId}</UnbrokenId>
      </code>{" "}
      leads to{" "}
      {destinations.map((destination, at) => (
        <span key={destination}>
          {at > 0 && ", "}
          {destination === denied ? <b className="font-medium">{destination}</b> : destination}
        </span>
      ))}
      .
    </p>
  );
}

/** Only the account that is shown is asked for, and only where the text does not name another. */
function askedOf({ cause, read, said }: Diagnosis, account: MatrixAccount | null) {
  const denied = said.resource?.region ?? null;
  const { region, modelId, accountId } = read;
  if (cause !== "scp-destination-denied" || !account || !denied || !region || !modelId) return null;
  if (accountId !== null && accountId !== account.accountId) return null;
  return { account: account.key, denied, region, modelId };
}
