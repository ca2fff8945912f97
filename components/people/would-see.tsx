"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useDeferredValue } from "react";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Block } from "@/components/ui/page";
import { SearchField } from "@/components/ui/search-field";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import type { WouldSee as Answer } from "@/lib/contracts/would-see";
import { ROLE_WORD } from "@/lib/domain/access/words";
import { accountLabel } from "@/lib/domain/account-label";
import { asSentence } from "@/lib/domain/words/sentence";
import { useWouldSee } from "@/lib/queries/would-see";

const WHO = parseAsString.withDefault("").withOptions({ history: "replace" });

/** What a group or an address typed in would be let see by the grants of now. Nobody is let in by it. */
export function WouldSee() {
  const [text, setText] = useQueryState("who", WHO);
  const asked = useDeferredValue(text.trim());
  const { data, error } = useWouldSee(asked);
  return (
    <Block title="What would this person see?" note="by the grants of the file, as they are now">
      <SearchField
        label="Group or e-mail"
        value={text}
        onChange={(next) => void setText(next || null)}
        placeholder="A group, or an e-mail address"
        className="w-80 max-sm:w-full"
      />
      <div className="mt-3" aria-live="polite">
        {error && <Notice title="Not known.">{asSentence(error.message)}</Notice>}
        {data && asked !== "" && <Seen answer={data} text={asked} />}
      </div>
    </Block>
  );
}

function Seen({ answer, text }: { answer: Answer; text: string }) {
  const { grants, everywhere, accounts } = answer;
  if (grants.length === 0) {
    return <Empty title="Nothing.">No grant lets {text} in, so sign-in is refused.</Empty>;
  }
  return (
    <>
      <p>
        {everywhere
          ? `${ROLE_WORD[everywhere]} of every account, those to come too.`
          : `${accounts.length === 1 ? "1 account" : `${accounts.length} accounts`}, and no others.`}
      </p>
      <ul className="mt-2 text-ink-2">
        {grants.map((grant) => (
          <li key={JSON.stringify(grant)}>{grantText(grant)}</li>
        ))}
      </ul>
      {accounts.length > 0 && (
        <Table label="Accounts" className="mt-3 max-w-[76ch]">
          <thead>
            <tr>
              <Th>Account</Th>
              <Th>Role</Th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <Tr key={account.key}>
                <Td>
                  {accountLabel(account)}
                  {account.name !== null && account.accountId !== null && (
                    <Sub mono>{account.accountId}</Sub>
                  )}
                </Td>
                <Td>{ROLE_WORD[account.role]}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {accounts.length === 0 && (
        <p className="mt-2 text-ink-2">No configured account has a name or id of these grants.</p>
      )}
    </>
  );
}

const KIND = { group: "Group", email: "E-mail" } as const satisfies Record<
  Answer["grants"][number]["to"]["by"],
  string
>;

const grantText = ({ to, role, accounts }: Answer["grants"][number]): string =>
  `${KIND[to.by]} ${to.pattern}: ${ROLE_WORD[role].toLowerCase()} of ${accounts?.join(", ") ?? "all accounts"}`;
