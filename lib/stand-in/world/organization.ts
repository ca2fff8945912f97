import type { World } from "./state";
import type { MemberSpec, MemberState, OrganizationSpec, Paging } from "./types";

/** An organization that runs: accounts come into it, move in it and leave it. */
export type Organization = {
  spec: OrganizationSpec;
  members: Map<string, Member>;
  paging: Paging;
};

export type Member = { id: string; parent: string; state: MemberState } & Pick<
  MemberSpec,
  "joinedDaysAgo"
> & { tags: Readonly<Record<string, string>> };

export function startOrganization(spec: OrganizationSpec): Organization {
  return {
    spec,
    members: new Map(
      spec.members.map((member) => [member.id, { state: "ACTIVE", tags: {}, ...member }]),
    ),
    paging: "plain",
  };
}

/** An account that is not there yet comes under the root. Says what is wrong, and changes nothing then. */
export function setMember(
  { organization, startedAt }: World,
  change: {
    id: string;
    parent: string | undefined;
    state: MemberState | undefined;
    tags: Readonly<Record<string, string>> | undefined;
    now: number;
  },
): string | null {
  if (organization === null) return "This world has no organization";
  const { spec, members } = organization;
  const { id, parent, state, tags, now } = change;
  if (parent !== undefined && !isParent(organization, parent))
    return `No unit ${parent} in this world`;
  const before = members.get(id) ?? {
    ...{ id, parent: spec.rootId, state: "ACTIVE" as const, tags: {} },
    joinedDaysAgo: (startedAt - now) / 86_400_000,
  };
  members.set(id, {
    ...before,
    ...(parent !== undefined && { parent }),
    ...(state !== undefined && { state }),
    ...(tags !== undefined && { tags }),
  });
  return null;
}

export const isParent = ({ spec }: Organization, id: string): boolean =>
  id === spec.rootId || spec.units.some((unit) => unit.id === id);

/** `o-…/r-…/ou-…/`, as AWS writes the place of a unit. */
export function pathOf({ spec }: Pick<Organization, "spec">, parent: string): string {
  const unit = spec.units.find(({ id }) => id === parent);
  const above = unit ? pathOf({ spec }, unit.parent) : `${spec.id}/`;
  return `${above}${parent}/`;
}

/** One that is closed or suspended assumes nothing and lets nobody in; one whose closing has begun still does. */
export function letsIn(organization: Organization | null, accountId: string): boolean {
  const state = organization?.members.get(accountId)?.state;
  return state === undefined || state === "ACTIVE" || state === "PENDING_CLOSURE";
}
