import {
  checkInteger,
  checkPattern,
  summarise,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse, type WireError } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import {
  isParent,
  type Member,
  type Organization,
  pathOf,
} from "@/lib/stand-in/world/organization";
import type { World } from "@/lib/stand-in/world/state";
import { routeByTarget } from "./route";
import type { Call, Operation, Service } from "./types";

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
const PAGE_MAX = 20;
const DAY_MS = 86_400_000;

type Asked = { call: Call; organization: Organization };

/** Any member may ask for it. */
function describeOrganization({ organization }: Asked): Outcome {
  const { id, managementId } = organization.spec;
  return answer({
    Organization: {
      Id: id,
      Arn: arnOf(organization, `organization/${id}`),
      FeatureSet: "ALL",
      MasterAccountArn: arnOf(organization, `account/${id}/${managementId}`),
      MasterAccountId: managementId,
      MasterAccountEmail: mailOf(managementId),
      AvailablePolicyTypes: [],
    },
  });
}

function listRoots({ organization }: Asked): Outcome {
  const { id, rootId } = organization.spec;
  const Arn = arnOf(organization, `root/${id}/${rootId}`);
  return answer({ Roots: [{ Id: rootId, Arn, Name: "Root", PolicyTypes: [] }] });
}

function listUnits(asked: Asked): Outcome {
  const { organization, call } = asked;
  const { spec } = organization;
  const parent = parentOf(asked);
  if (typeof parent !== "string") return refuse(parent);
  const units = spec.units.filter((unit) => unit.parent === parent);
  return pages(call, {
    organization,
    list: `units ${parent}`,
    name: "OrganizationalUnits",
    items: units.map(({ id, name }) => ({
      Id: id,
      Arn: arnOf(organization, `ou/${spec.id}/${id}`),
      Name: name,
      Path: pathOf(organization, id),
    })),
  });
}

function listAccounts({ call, organization }: Asked): Outcome {
  const members = [...organization.members.values()];
  return accountsPage(call, { organization, list: "accounts", members });
}

function listAccountsForParent(asked: Asked): Outcome {
  const { call, organization } = asked;
  const parent = parentOf(asked);
  if (typeof parent !== "string") return refuse(parent);
  const members = [...organization.members.values()].filter((one) => one.parent === parent);
  return accountsPage(call, { organization, list: `accounts ${parent}`, members });
}

function listTagsForResource({ call, organization }: Asked): Outcome {
  const member = organization.members.get(String(call.input.ResourceId ?? ""));
  if (member === undefined)
    return refuse(invalid("TargetNotFoundException", "You specified a target that doesn't exist."));
  return answer({ Tags: Object.entries(member.tags).map(([Key, Value]) => ({ Key, Value })) });
}

type AccountsPage = { organization: Organization; list: string; members: readonly Member[] };

function accountsPage(call: Call, { organization, list, members }: AccountsPage): Outcome {
  const items = members.map((member) => accountView(call.world, { organization, member }));
  return pages(call, { organization, list, name: "Accounts", items });
}

/** `Status` was retired in September 2026; `State` has taken its place. */
function accountView(
  world: World,
  { organization, member }: { organization: Organization; member: Member },
) {
  const { id, parent, state, joinedDaysAgo } = member;
  return {
    Id: id,
    Arn: arnOf(organization, `account/${organization.spec.id}/${id}`),
    Email: mailOf(id),
    Name: world.accounts.get(id)?.spec.name ?? id,
    State: state,
    ...(organization.paging === "without-paths"
      ? {}
      : { Paths: [`${pathOf(organization, parent)}${id}/`] }),
    JoinedMethod: "CREATED",
    JoinedTimestamp: (world.startedAt - joinedDaysAgo * DAY_MS) / 1000,
  };
}

type List = { organization: Organization; list: string; name: string; items: readonly unknown[] };

function pages(call: Call, { organization, list, name, items }: List): Outcome {
  const violations: Violations = [];
  const at = { at: "maxResults", value: call.input.MaxResults, min: 1, max: PAGE_MAX };
  const size = checkInteger(violations, at) ?? PAGE_MAX;
  const token = checkPattern(violations, {
    at: "nextToken",
    value: call.input.NextToken,
    pattern: /^[\s\S]*$/,
    max: 100_000,
  });
  const message = summarise(violations);
  if (message !== null) return refuse(invalid("InvalidInputException", message));
  const { paging } = organization;
  const empty = paging === "empty-first" && token === undefined;
  const repeats = paging === "token-repeats" && name === "Accounts";
  const start = repeats ? undefined : token;
  const page = pageOf(items, { list, token: start, size: empty || repeats ? 0 : size });
  if (page === null)
    return refuse(
      invalid("InvalidInputException", "You specified an invalid value for nextToken."),
    );
  return answer({ [name]: page.items, NextToken: page.nextToken });
}

function parentOf({ call, organization }: Asked): string | WireError {
  const parent = String(call.input.ParentId ?? "");
  if (isParent(organization, parent)) return parent;
  return invalid("ParentNotFoundException", `You specified parent ${parent}, which doesn't exist.`);
}

const arnOf = ({ spec }: Organization, resource: string): string =>
  `arn:aws:organizations::${spec.managementId}:${resource}`;

const mailOf = (id: string): string => `aws+${id}@acme.example`;

function invalid(name: string, message: string): WireError {
  return { name, status: 400, message };
}

const NOT_IN_USE = invalid(
  "AWSOrganizationsNotInUseException",
  "Your account is not a member of an organization.",
);
const NO_PERMISSION = invalid(
  "AccessDeniedException",
  "You don't have permissions to access this resource.",
);

/** Who may list: the management account and those it has delegated to. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html */
const within =
  (run: (asked: Asked) => Outcome, { anyMember }: { anyMember: boolean }): Operation["run"] =>
  (call) => {
    const { organization } = call.world;
    const caller = call.principal.accountId;
    if (organization === null || !organization.members.has(caller)) return refuse(NOT_IN_USE);
    const { managementId, delegated } = organization.spec;
    const mayList = anyMember || caller === managementId || delegated.includes(caller);
    return mayList ? run({ call, organization }) : refuse(NO_PERMISSION);
  };

const RUNS: Readonly<Record<string, Operation["run"]>> = {
  DescribeOrganization: within(describeOrganization, { anyMember: true }),
  ListRoots: within(listRoots, { anyMember: false }),
  ListOrganizationalUnitsForParent: within(listUnits, { anyMember: false }),
  ListAccounts: within(listAccounts, { anyMember: false }),
  ListAccountsForParent: within(listAccountsForParent, { anyMember: false }),
  ListTagsForResource: within(listTagsForResource, { anyMember: false }),
};

export const ORGANIZATIONS: Service = {
  name: "organizations",
  protocol: "json-1.1",
  messageKey: "Message",
  throttle: {
    name: "TooManyRequestsException",
    status: 400,
    message:
      "AWS Organizations can't complete your request because another request is in progress.",
  },
  denied: { name: "AccessDeniedException", status: 400 },
  unavailable: { name: "ServiceException", status: 500, message: "Service Unavailable" },
  internal: {
    name: "ServiceException",
    status: 500,
    message: "AWS Organizations can't complete your request because of an internal service error.",
  },
  unknownOperation: () => ({ name: "UnknownOperationException", status: 400, message: "" }),
  regions: ["us-east-1"],
  operations: Object.fromEntries(
    Object.entries(RUNS).map(([name, run]) => [name, { action: `organizations:${name}`, run }]),
  ),
  route: ({ target }) => routeByTarget("AWSOrganizationsV20161128", target),
};
