"use client";

import { IfMay } from "@/components/access/if-may";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Block } from "@/components/ui/page";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { SentNotice, SettingsView } from "@/lib/contracts/settings";
import type { WebhookTest } from "@/lib/contracts/webhook-test";
import { SECOND_MS } from "@/lib/domain/time";
import { dateTimeText, nearText } from "@/lib/domain/words/dates";
import { type ActionOutcome, problemText } from "@/lib/queries/problem";
import { useTestWebhook } from "@/lib/queries/settings";

type WebhookBlockProps = { webhook: SettingsView["webhook"]; serverNow: number };

/** Where notices go and what came of the last; a test is sent from here and answers here. */
export function WebhookBlock({ webhook, serverNow }: WebhookBlockProps) {
  const test = useTestWebhook();
  if (!webhook) {
    return (
      <Block title="Webhook" note="none">
        <p className="text-ink-2">
          Nobody is told of agreements outside this dashboard. <code>webhook:</code> in the file
          says where notices go.
        </p>
      </Block>
    );
  }
  const send = () => {
    if (!test.isPending) void test.send();
  };
  return (
    <Block
      title="Webhook"
      note={
        <>
          <Code>{webhook.host}</Code>,{" "}
          {webhook.signed ? "signed with a secret from a file" : "not signed"}
          {webhook.waiting > 0 && `, ${webhook.waiting} waiting`}
        </>
      }
      end={
        <IfMay right="manage" on={null}>
          <Button aria-disabled={test.isPending} onClick={send}>
            {test.isPending ? "Sending" : "Send a test"}
          </Button>
        </IfMay>
      }
    >
      <p role="status" className="not-empty:mb-2">
        {test.data && testText(test.data, serverNow)}
      </p>
      {webhook.sent.length === 0 ? (
        <p className="text-ink-2">Nothing was sent in the last 7 days.</p>
      ) : (
        <SentTable sent={webhook.sent} serverNow={serverNow} />
      )}
    </Block>
  );
}

function testText(outcome: ActionOutcome<WebhookTest>, now: number): string {
  if (!outcome.ok) return `No test was sent. ${problemText(outcome.problem)}`;
  const { at, problem, status, tookMs } = outcome.value;
  const took = tookMs === null ? "" : ` after ${(tookMs / SECOND_MS).toFixed(1)} s`;
  const when = `Test of ${nearText(at, now)} UTC`;
  if (problem === null) return `${when}: taken, HTTP ${status}${took}.`;
  return `${when}: not taken${took}. ${problem}`;
}

const STATE_WORD = {
  done: "taken",
  waiting: "tried again",
  "given-up": "given up",
} as const satisfies Record<SentNotice["state"], string>;

function SentTable({ sent, serverNow }: { sent: readonly SentNotice[]; serverNow: number }) {
  return (
    <Table label="What the webhook was told" stack>
      <thead>
        <tr>
          <Th>Sent, UTC</Th>
          <Th>About</Th>
          <Th>Answer</Th>
        </tr>
      </thead>
      <tbody>
        {sent.map(({ id, at, about, state, problem }) => (
          <Tr key={id}>
            <Td className="whitespace-nowrap">{dateTimeText(at, serverNow)}</Td>
            <Td className="break-words max-sm:order-2 max-sm:col-span-2">{about}</Td>
            <Td className="max-sm:text-right">
              {STATE_WORD[state]}
              {problem && <span className="block text-xs text-ink-2">{problem}</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
