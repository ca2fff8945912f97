import { deniedIn, deniedNote } from "@/components/settings/words";
import { Code } from "@/components/ui/code";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { AccountsView } from "@/lib/contracts/accounts";
import { accountLabel } from "@/lib/domain/account-label";
import { routes } from "@/lib/routes";

/** What AWS refused of what a scan asks, and what is not known for want of it. */
export function DeniedBlock({ view }: { view: AccountsView }) {
  const denied = deniedIn(view);
  return (
    <Block
      title="What the read role may not do"
      note={denied.length > 0 ? deniedNote(view) : undefined}
    >
      {denied.length === 0 && (
        <p>Nothing that the last scan asked was refused for want of a right.</p>
      )}
      {denied.length > 0 && (
        <Table label="What the read role may not do" stack>
          <thead>
            <tr>
              <Th>Account</Th>
              <Th>Action</Th>
              <Th>Not known because of it</Th>
              <Th>
                <span className="sr-only">Copy</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {denied.map(({ account, action, loses }) => (
              <Tr key={`${account.key} ${action}`}>
                <Td className="max-sm:col-span-2">{accountLabel(account)}</Td>
                <Td className="max-sm:col-span-2">
                  <Code className="break-words">{action}</Code>
                </Td>
                <Td className="text-ink-2 max-sm:col-span-2">{loses}</Td>
                <Td num className="max-sm:text-left">
                  <CopyButton text={`"${action}"`} label={`Copy the line ${action}`}>
                    Copy the line
                  </CopyButton>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="mt-2 text-sm text-ink-2">
        The role reads and nothing else: it can’t accept, request or change.{" "}
        <Link className="link" href={routes.accounts()}>
          Show the policy
        </Link>
      </p>
    </Block>
  );
}
