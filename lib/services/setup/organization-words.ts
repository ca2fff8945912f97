import type { SetupView } from "@/lib/contracts/setup";
import { asSentence } from "@/lib/domain/words/sentence";
import type { Context } from "@/lib/services/context";

type Words = Pick<SetupView, "title" | "sentence" | "next" | "credentials">;

/** What is said while no account of an organization is read; null: the file has none. */
export function organizationWords({ organization }: Pick<Context, "organization">): Words | null {
  const settings = organization.settings();
  if (settings === null) return null;
  const { tried, listedAt, accounts } = organization.roster();
  if (tried?.fault && listedAt === null)
    return {
      title: "The organization could not be listed",
      sentence: asSentence(tried.fault.message),
      next: {
        owner: tried.fault.owner,
        text: "Let the dashboard list it: this prints the policy that does.",
        command: "npx bedrock-readiness policy --for discover",
      },
      credentials: { status: "failed", fault: tried.fault },
    };
  const credentials = { status: "looking" } as const;
  if (listedAt === null)
    return {
      title: "The organization is being listed",
      sentence: "Its accounts appear as soon as their roles answer.",
      next: null,
      credentials,
    };
  return {
    title: "No account has the role yet",
    sentence: `Of ${accounts.length} accounts of the organization none lets ${settings.memberRole} in yet, or the file leaves them out.`,
    next: {
      owner: "iam-admin",
      text: "Roll the role out. The accounts page says how, and where each account stands.",
      command: null,
    },
    credentials,
  };
}
