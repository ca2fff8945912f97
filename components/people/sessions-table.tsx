"use client";

import { Age } from "@/components/ui/age";
import { AskOnce } from "@/components/ui/ask-once";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Empty } from "@/components/ui/empty";
import { Sub, Table, Td, Th, Tr } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { SessionView } from "@/lib/contracts/people";
import { groupBy } from "@/lib/domain/group-by";
import { overText } from "@/lib/domain/words/accounts";
import { dateTimeText } from "@/lib/domain/words/dates";
import { useEndSessions } from "@/lib/queries/people";
import { problemText } from "@/lib/queries/problem";

type SessionsTableProps = { sessions: readonly SessionView[]; serverNow: number };

/** One row a session; a person with several can be ended in one press, which asks once. */
export function SessionsTable({ sessions, serverNow }: SessionsTableProps) {
  if (sessions.length === 0)
    return (
      <Empty title="Nobody is signed in by a session.">
        Who comes through a proxy is known at every request, and has none.
      </Empty>
    );
  const ofPerson = groupBy(sessions, personOf);
  return (
    <Table label="Signed in" stack>
      <thead>
        <tr>
          <Th>Person</Th>
          <Th>Role and sign-in</Th>
          <Th>By which grants</Th>
          <Th>Since</Th>
          <Th>Last seen</Th>
          <Th>
            <span className="sr-only">End</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            serverNow={serverNow}
            total={ofPerson.get(personOf(session))?.length ?? 1}
          />
        ))}
      </tbody>
    </Table>
  );
}

const personOf = ({ issuer, subject }: SessionView): string => JSON.stringify([issuer, subject]);

type RowProps = { session: SessionView; serverNow: number; total: number };

function Row({ session, serverNow, total }: RowProps) {
  const { name, email, role, by, grants, since, seenAt, address, you, here } = session;
  return (
    <Tr>
      <Td>
        {name} {you && <span className="text-ink-3">{here ? "you, in this browser" : "you"}</span>}
        <Sub>{email ?? "no verified e-mail"}</Sub>
      </Td>
      <Td>
        <b className="font-medium">{role ?? "no grant now"}</b>
        <Sub>
          {by}
          {total > 1 && `, ${total} sessions`}
        </Sub>
      </Td>
      <Td className="max-sm:col-span-2">
        {grants.length === 0 ? "none; it ends at the next request" : null}
        {grants.map(({ line, role: given, accounts }) => (
          <span key={`${line} ${given}`} className="block">
            <Code>{line}</Code>
            <Sub>
              {given} of {overText(accounts)}
            </Sub>
          </span>
        ))}
      </Td>
      <Td className="max-sm:text-ink-2">
        <span className="sm:hidden">Since </span>
        {dateTimeText(since, serverNow)}
        <Sub>{address ?? "address not known"}</Sub>
      </Td>
      <Td className="max-sm:text-right max-sm:text-ink-2">
        <span className="sm:hidden">Seen </span>
        <Age at={seenAt} serverNow={serverNow} />
      </Td>
      <Td className="text-right max-sm:col-span-2 max-sm:text-left">
        <End session={session} total={total} />
      </Td>
    </Tr>
  );
}

function End({ session, total }: { session: SessionView; total: number }) {
  const { id, name, issuer, subject } = session;
  const { send, isPending } = useEndSessions();
  const say = useToast();
  const end = async (which: Parameters<typeof send>[0]) => {
    const outcome = await send(which);
    if (!outcome.ok) return say(`No session of ${name} was ended`, problemText(outcome.problem));
    const ended = outcome.value.ended === 1 ? "A session" : `${outcome.value.ended} sessions`;
    say(`${ended} of ${name} ended`);
  };
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      <Button
        variant="quiet"
        busy={isPending}
        aria-label={`End this session of ${name}`}
        onClick={() => void end({ ids: [id] })}
      >
        End session
      </Button>
      {total > 1 && (
        <AskOnce
          word={`End all of ${name}…`}
          sure={`End all ${total}`}
          keep="Keep them"
          busy={isPending}
          onSure={() => end({ issuer, subject })}
        />
      )}
    </span>
  );
}
