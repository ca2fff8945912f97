import { accessWords, standingOf } from "@/components/settings/words";
import { Age } from "@/components/ui/age";
import { Code } from "@/components/ui/code";
import { Link } from "@/components/ui/link";
import { Block } from "@/components/ui/page";
import { StateText } from "@/components/ui/state-chip";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { AccountView } from "@/lib/contracts/accounts";
import { accountLabel } from "@/lib/domain/account-label";
import { setDurationText } from "@/lib/domain/words/durations";
import { asSentence } from "@/lib/domain/words/sentence";
import type { useAccounts } from "@/lib/queries/accounts";
import { routes } from "@/lib/routes";

type AccountsBlockProps = {
  accounts: Pick<ReturnType<typeof useAccounts>, "data" | "error">;
  intervalMs: number;
};

/** Every account of the configuration: how it is reached, and whether it answered. */
export function AccountsBlock({ accounts: { data, error }, intervalMs }: AccountsBlockProps) {
  const every = `read every ${setDurationText(intervalMs)}`;
  return (
    <Block
      title="Accounts"
      note={data ? `${data.accounts.length}, ${every}` : every}
      end={
        <Link className="link" href={routes.accounts()}>
          How each is read
        </Link>
      }
    >
      {!data && (
        <p className="text-ink-2">
          {error ? `Not loaded: ${asSentence(error.message)}` : "Loading"}
        </p>
      )}
      {data && (
        <Table label="Accounts" stack>
          <thead>
            <tr>
              <Th>Account</Th>
              <Th>Reached by</Th>
              <Th>Regions read</Th>
              <Th>State</Th>
              <Th>Last read</Th>
            </tr>
          </thead>
          <tbody>
            {data.accounts.map((account) => (
              <AccountRow key={account.key} account={account} serverNow={data.serverNow} />
            ))}
          </tbody>
        </Table>
      )}
    </Block>
  );
}

function AccountRow({ account, serverNow }: { account: AccountView; serverNow: number }) {
  const { by, name, beside } = accessWords(account);
  const { state, word, detail } = standingOf(account);
  const { read, unread } = account.regions;
  return (
    <Tr>
      <Td>
        <Link className="link" href={routes.accounts(account.key)}>
          {accountLabel(account)}
        </Link>
        {account.name && account.accountId && <Sub mono>{account.accountId}</Sub>}
      </Td>
      <Td className="max-sm:order-2 max-sm:col-span-2">
        {by}{" "}
        {name && (
          <Code>
            <UnbrokenId>{name}</UnbrokenId>
          </Code>
        )}
        {beside && <Sub>{beside}</Sub>}
      </Td>
      <Td className="whitespace-nowrap max-sm:order-3">
        {read} of {read + unread}
        <span className="sm:hidden"> Regions read</span>
      </Td>
      <Td className="max-sm:order-1 max-sm:text-right">
        <StateText state={state}>{word}</StateText>
        {detail && <Sub>{detail}</Sub>}
      </Td>
      <Td className="whitespace-nowrap max-sm:order-4 max-sm:text-right">
        {account.readAt === null ? (
          <span className="text-ink-3">never</span>
        ) : (
          <Age at={account.readAt} serverNow={serverNow} />
        )}
      </Td>
    </Tr>
  );
}
