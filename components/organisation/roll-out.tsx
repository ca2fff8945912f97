import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { Block } from "@/components/ui/page";
import type { OrganizationView } from "@/lib/contracts/organization";

type RollOutProps = { organization: OrganizationView };

/** How accounts without the role get it; nothing where all have it. */
export function RollOut({ organization }: RollOutProps) {
  const { members, managementId, memberRole } = organization;
  const without = members.filter(({ standing }) => standing.kind === "no-role");
  if (without.length === 0) return null;
  const inUnits = without.filter(({ id }) => id !== managementId);
  const units = [...new Set(inUnits.flatMap((member) => member.units.at(-1) ?? []))];
  const names = without.map(({ name }) => name).join(", ");
  return (
    <Block
      title={`Give ${without.length === 1 ? "1 account its" : `${without.length} accounts their`} role`}
      note={names}
    >
      <ol className="grid max-w-[76ch] list-decimal gap-3 pl-5">
        <li>
          One StackSet puts <Code>{memberRole}</Code> into every account of the units that are
          given, and into new ones. The template is printed by
          <Command
            text="npx bedrock-readiness policy --for discover --format cloudformation --trust-account ACCOUNT-OF-THE-DASHBOARD --external-id EXTERNAL-ID > rollout.json"
            label="Copy command for the template"
            className="mt-1.5"
          />
        </li>
        <li>
          An admin of the management account deploys it once, with trusted access of StackSets on
          {units.length > 0 && ", for these units or units above them"}:
          <Command
            text={`aws cloudformation deploy --region us-east-1 --stack-name bedrock-readiness --template-file rollout.json --capabilities CAPABILITY_NAMED_IAM --parameter-overrides OrganizationalUnits=${units.join(",") || "UNIT-IDS"}`}
            label="Copy command to deploy"
            className="mt-1.5"
          />
        </li>
        <li>
          A StackSet never reaches the management account
          {managementId !== null && `, ${managementId}`}. With{" "}
          <Code>ReadManagementAccount=yes</Code> its role is made in the same stack.
        </li>
        <li>Each role is tried every five minutes. The first scan follows by itself.</li>
      </ol>
      <p className="mt-3 max-w-[76ch] text-sm text-ink-3">
        AWS refuses a role that is not there, one that trusts another account and one that wants
        another external id in the same words, so that these are not told apart.
      </p>
    </Block>
  );
}
