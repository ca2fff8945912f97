"use client";

import { TriangleAlert } from "lucide-react";
import { Age } from "@/components/ui/age";
import { AskOnce } from "@/components/ui/ask-once";
import { Empty } from "@/components/ui/empty";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { TokenView } from "@/lib/contracts/tokens";
import { DAY_MS } from "@/lib/domain/time";
import { overText } from "@/lib/domain/words/accounts";
import { dateText } from "@/lib/domain/words/dates";
import { useRevokeToken } from "@/lib/queries/people";
import { problemText } from "@/lib/queries/problem";

type TokensTableProps = { tokens: readonly TokenView[]; serverNow: number };
const SOON_MS = 7 * DAY_MS;

export function TokensTable({ tokens, serverNow }: TokensTableProps) {
  if (tokens.length === 0)
    return <Empty title="No token opens anything.">Pipelines and Prometheus need one each.</Empty>;
  return (
    <Table label="Tokens" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>Over</Th>
          <Th>Last used</Th>
          <Th>Ends</Th>
          <Th>Made by</Th>
          <Th>
            <span className="sr-only">Revoke</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.name} token={token} serverNow={serverNow} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ token, serverNow }: { token: TokenView; serverNow: number }) {
  const { name, hint, role, accounts, used, expiresAt, createdAt, madeBy } = token;
  return (
    <Tr>
      <Td>
        {name}
        <Sub mono>{hint}…</Sub>
      </Td>
      <Td>
        <b className="font-medium">{role}</b>
      </Td>
      <Td className="max-sm:col-span-2">{overText(accounts)}</Td>
      <Td className="max-sm:col-span-2">
        {used ? (
          <>
            <span className="sm:hidden">Used </span>
            <Age at={used.at} serverNow={serverNow} />
            <Sub>
              {used.what}
              {used.from && `, ${used.from}`}
            </Sub>
          </>
        ) : (
          "never used"
        )}
      </Td>
      <Td className="max-sm:col-span-2">
        <span className="sm:hidden">Ends </span>
        {dateText(expiresAt, serverNow)}
        <Sub>
          {expiresAt - serverNow < SOON_MS && (
            <TriangleAlert aria-hidden className="mr-1 inline size-3 text-ink" strokeWidth={1.75} />
          )}
          {leftText(expiresAt - serverNow)}
        </Sub>
      </Td>
      <Td className="text-ink-2 max-sm:col-span-2">
        <span className="sm:hidden">Made by </span>
        {madeBy}, {dateText(createdAt, serverNow)}
      </Td>
      <Td className="text-right max-sm:col-span-2 max-sm:text-left">
        <Revoke name={name} />
      </Td>
    </Tr>
  );
}

function leftText(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (ms < DAY_MS) return "in less than a day";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}

function Revoke({ name }: { name: string }) {
  const { send, isPending } = useRevokeToken();
  const say = useToast();
  const revoke = async () => {
    const outcome = await send({ name });
    if (outcome.ok) say(`${name} opens nothing any more`);
    else say(`${name} was not revoked`, problemText(outcome.problem));
  };
  return (
    <AskOnce
      word="Revoke…"
      label={`Revoke ${name}…`}
      sure={`Revoke ${name}`}
      keep="Keep it"
      busy={isPending}
      onSure={revoke}
    />
  );
}
