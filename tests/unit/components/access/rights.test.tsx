import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MeProvider } from "@/components/access/me-context";
import { LineStepLink } from "@/components/requirements/line-step";
import { WebhookBlock } from "@/components/settings/webhook-block";
import { ToastProvider } from "@/components/ui/toast";
import type { Me } from "@/lib/contracts/me";
import { RIGHTS_OF, type Role } from "@/lib/domain/access/roles";
import type { Line } from "@/lib/domain/requirement/line";

const HERE = "111122223333";
const known = { name: "Bo", known: "oidc" } as const;
const everywhere = (role: Role): Me => ({
  ...known,
  role,
  everywhere: [...RIGHTS_OF[role]],
  accounts: [],
});
const onOne = (role: Role, account: string): Me => ({
  ...known,
  role: null,
  everywhere: [],
  accounts: [{ account, role, rights: [...RIGHTS_OF[role]] }],
});

const PEOPLE: readonly [string, Me | null, { asks: boolean; manages: boolean }][] = [
  ["an admin", everywhere("admin"), { asks: true, manages: true }],
  ["an operator", everywhere("operator"), { asks: true, manages: false }],
  ["a viewer", everywhere("viewer"), { asks: false, manages: false }],
  ["an operator of this account", onOne("operator", HERE), { asks: true, manages: false }],
  ["an operator of another", onOne("operator", "444455556666"), { asks: false, manages: false }],
  ["whoever is not known yet", null, { asks: false, manages: false }],
];

const drawn = (me: Me | null, children: ReactNode): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <MeProvider first={me}>{children}</MeProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );

const READ_AGAIN: Line = {
  id: "line",
  requirement: "Assistant",
  account: HERE,
  region: "eu-west-1",
  modelId: "anthropic.claude-sonnet-4-6",
  modelName: "Claude Sonnet 4.6",
  state: "cannot_tell",
  cell: "unknown",
  heldBy: { by: "none" },
  tokensPerMinute: null,
  applied: [],
  reason: null,
  owner: null,
  decider: null,
  step: {
    kind: "read",
    key: "read",
    text: "Read again",
    same: "The same",
    takes: null,
    quotaCode: null,
  },
  since: null,
};
const WEBHOOK = { host: "hooks.acme.example", signed: true, waiting: 0, sent: [] };

describe.each(PEOPLE)("%s", (_name, me, { asks, manages }) => {
  it("finds a step that asks AWS where they may ask, and else who may", () => {
    const html = drawn(me, <LineStepLink line={READ_AGAIN} writtenAt={null} />);
    expect(html.includes("<button")).toBe(asks);
    expect(html.includes("an operator or an admin may")).toBe(!asks);
  });

  it("finds the webhook's test only where they manage", () => {
    const html = drawn(me, <WebhookBlock webhook={WEBHOOK} serverNow={0} />);
    expect(html).toContain("hooks.acme.example");
    expect(html.includes("Send a test")).toBe(manages);
  });
});
