import type { AccountStanding } from "@/lib/contracts/accounts";
import type { OrganizationView } from "@/lib/contracts/organization";
import type { LeftOut } from "@/lib/domain/organisation/standing";
import { treeCountsOf } from "@/lib/domain/organisation/tree";
import type { State } from "@/lib/domain/state";
import { counted } from "@/lib/domain/words/counted";
import { asSentence } from "@/lib/domain/words/sentence";

type Member = OrganizationView["members"][number];

/** How a member is shown: its state in a word, whether it is out of the picture, and what is so. */
export type MemberLook = {
  word: string;
  mark: State | null;
  isGrey: boolean;
  since: number | null;
  text: string | null;
};

const LEFT_WORD: Readonly<Record<string, string>> = {
  CLOSED: "Closed",
  SUSPENDED: "Suspended",
  PENDING_CLOSURE: "Being closed",
  GONE: "Left the organization",
};

const LEFT_OUT_TEXT = {
  excluded: "Named under exclude. Not asked, not counted.",
  "other-unit": "In none of the units that include names. Not asked, not counted.",
  "other-tags": "It has not the tags that include names. Not asked, not counted.",
  "tags-unread": "Its tags were not read, and include asks for some. Not asked, not counted.",
} as const satisfies Record<LeftOut, string>;

const READ_LOOK = {
  read: { word: "Read", mark: null },
  failed: { word: "Not answering", mark: "unknown" },
  answers: { word: "No Region read", mark: "unknown" },
  never: { word: "Not read yet", mark: "unknown" },
} as const satisfies Record<AccountStanding["status"], Pick<MemberLook, "word" | "mark">>;

type Of = Pick<OrganizationView, "memberRole" | "managementId"> & {
  /** What the last scan made of it; null: it is not read. */
  read: { standing: AccountStanding; readAt: number | null } | null;
};

/** A member as a row shows it. */
export function memberLook({ id, standing }: Member, of: Of): MemberLook {
  const plain = { mark: null, isGrey: false, since: null, text: null };
  switch (standing.kind) {
    case "reads":
    case "filed": {
      const { status } = of.read?.standing ?? { status: "never" };
      const fault = of.read?.standing.status === "failed" ? of.read.standing.fault : null;
      const text = fault && asSentence(fault.message);
      return { ...plain, ...READ_LOOK[status], since: of.read?.readAt ?? null, text };
    }
    case "no-role":
      return {
        ...plain,
        word: "No role yet",
        since: standing.triedAt,
        text:
          id === of.managementId
            ? "The management account. A StackSet never reaches it: it needs a stack of its own."
            : `Proposed by AWS Organizations. Read as soon as ${of.memberRole} answers; counted nowhere until then.`,
      };
    case "unreachable":
      return {
        ...plain,
        ...{ word: "Not reached", mark: "unknown", since: standing.at },
        text: `${asSentence(standing.fault.message)} Whether its role is there is not known.`,
      };
    case "proposed":
      return {
        ...plain,
        word: "Proposed",
        since: standing.since,
        text:
          standing.state === "ACTIVE"
            ? "Its role is tried next."
            : "AWS is still making it. Its role is tried once it is active.",
      };
    case "left-out":
      return { ...plain, word: "Left out", isGrey: true, text: LEFT_OUT_TEXT[standing.why] };
    case "left":
      return {
        ...plain,
        word: LEFT_WORD[standing.as] ?? `${standing.as}, by AWS`,
        ...{ isGrey: true, since: standing.at },
        text: "Not asked any more, not counted. What was read of it is kept until retention is over.",
      };
  }
}

const SAID = [
  [["no-role"], "has no role yet", "have no role yet"],
  [["proposed"], "was not tried yet", "were not tried yet"],
  [["unreachable"], "was not reached", "were not reached"],
  [["left-out"], "is left out", "are left out"],
  [["left"], "has left", "have left"],
] as const;

/** The sentence that answers: how many members are read, and where the others stand. */
export function organizationSentence({ members, listedAt }: OrganizationView): string {
  if (listedAt === null) return "The organization has not been listed yet.";
  const { read } = treeCountsOf(members);
  const rest = SAID.flatMap(([kinds, one, more]) => {
    const count = members.filter(({ standing }) =>
      kinds.some((kind) => kind === standing.kind),
    ).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  const beside = rest.length > 0 ? ` ${rest.join(", ")}.` : "";
  return `${read} of ${counted(members.length, "account")} ${members.length === 1 ? "is" : "are"} read.${beside}`;
}
