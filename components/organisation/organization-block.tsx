"use client";

import { IfMay } from "@/components/access/if-may";
import { RollOut } from "@/components/organisation/roll-out";
import { TreeTable } from "@/components/organisation/tree-table";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import type { AccountsView } from "@/lib/contracts/accounts";
import type { OrganizationView } from "@/lib/contracts/organization";
import { dateTimeText, nearText } from "@/lib/domain/words/dates";
import { asSentence } from "@/lib/domain/words/sentence";
import { useAskOrganization } from "@/lib/queries/organisation";
import { problemText } from "@/lib/queries/problem";

type OrganizationBlockProps = { view: AccountsView; organization: OrganizationView; text: string };

/** The organization as a tree with its sums, why it could not be listed, and how roles come into accounts. */
export function OrganizationBlock({ view, organization, text }: OrganizationBlockProps) {
  const { listedAt, failed } = organization;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const members = fitting(organization, words);
  return (
    <>
      {failed && (
        <Notice state="unknown" title="The organization could not be listed.">
          {asSentence(failed.message)}{" "}
          {listedAt === null
            ? "No account is known of it yet."
            : `Nothing changed by that: the accounts are those of ${dateTimeText(listedAt, view.serverNow)} UTC.`}
        </Notice>
      )}
      {members.length > 0 && (
        <>
          <TreeTable
            organization={organization}
            members={members}
            accounts={view.accounts}
            serverNow={view.serverNow}
          />
          <p className="mt-2 text-sm text-ink-3">
            Sums are of accounts that were read, not of those without a role. “Not offered” is left
            out. E-mail addresses of accounts are not kept.
          </p>
        </>
      )}
      {members.length === 0 && listedAt !== null && (
        <Empty
          title={text ? `No account or unit fits “${text}”.` : "It has no account that you see."}
        />
      )}
      <RollOut organization={organization} />
    </>
  );
}

/** Those whose name, id, tags or one of whose units has every word. */
function fitting(
  { members, units }: OrganizationView,
  words: readonly string[],
): OrganizationView["members"] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return members.filter(({ id, name, units: own, tags }) => {
    const places = own.flatMap((unit) => [unit, names.get(unit) ?? ""]);
    const hay = [id, name, ...places, ...tags].join(" ").toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

type AskNowProps = { organization: OrganizationView; serverNow: number };

/** Asks Organizations and the roles now; for an admin of all accounts, since the list is everybody's. */
export function AskNow({ organization, serverNow }: AskNowProps) {
  const ask = useAskOrganization();
  const { listedAt, nextAt } = organization;
  return (
    <>
      <span role="status" className="text-sm text-ink-2">
        {ask.data?.ok === false
          ? problemText(ask.data.problem)
          : listedAt !== null &&
            `Organizations was asked ${nearText(listedAt, serverNow)}${nextAt === null ? "" : `, next ${nearText(nextAt, serverNow)}`} UTC`}
      </span>
      <IfMay right="manage" on={null}>
        <Button busy={ask.isPending} onClick={() => void ask.send()}>
          {ask.isPending ? "Asking" : "Ask now"}
        </Button>
      </IfMay>
    </>
  );
}
