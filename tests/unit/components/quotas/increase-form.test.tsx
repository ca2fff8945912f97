import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MeProvider } from "@/components/access/me-context";
import { IncreaseForm } from "@/components/quotas/increase-form";
import { QuotaAccount } from "@/components/quotas/quota-account";
import { QuotaDetail } from "@/components/quotas/quota-detail";
import type { ActsView } from "@/lib/contracts/acts";
import type { Me } from "@/lib/contracts/me";
import { RIGHTS_OF } from "@/lib/domain/access/roles";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { ACTS_KEY } from "@/lib/queries/acts-list";

const ID = "111122223333";
const ADMIN: Me = {
  ...{ name: "Ana", known: "oidc", role: "admin", accounts: [] },
  everywhere: [...RIGHTS_OF.admin],
};
const PORTAL = { startUrl: "https://acme.awsapps.com/start", role: "BedrockAdmin" };

const LINE: QuotaLine = {
  ...{ quotaCode: "L-1", quotaName: "Tokens per minute", region: "eu-west-1", modelId: "x" },
  ...{ scope: "on-demand", variant: null, unit: "tokens-per-minute", measure: "tokens-per-minute" },
  ...{ applied: 100, defaultValue: 200, adjustable: true, error: null, requests: [], href: null },
  ...{
    modelName: "X",
    about: null,
    untied: null,
    lastApplied: null,
    missing: null,
    required: 500,
  },
};

const acts = (account: string): ActsView => ({
  ...{ serverNow: 0, enabled: true, kinds: ["request-quota-increase"], secondPerson: false },
  accounts: [{ account, accountId: ID, name: "sandbox", hasRole: true, homeRegion: "us-east-1" }],
  ...{ waiting: 0, acts: [] },
});

function drawn(key: string, line: QuotaLine = LINE, part = <IncreaseForm line={line} />): string {
  const client = new QueryClient();
  client.setQueryData(ACTS_KEY, acts(key));
  const account = { key, accountId: ID, name: "sandbox", partition: "aws" as const };
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <MeProvider first={ADMIN}>
        <QuotaAccount value={{ account, portal: PORTAL }}>{part}</QuotaAccount>
      </MeProvider>
    </QueryClientProvider>,
  );
}

describe("how more of a quota is had", () => {
  it.each([
    ["by its id", ID],
    ["by a profile, without an id in the file", "profile:sandbox"],
  ])("an admin reviews the act itself, of an account that is known %s", (_name, key) => {
    const html = drawn(key);
    expect(html).toContain("Review and ask…");
    expect(html).toContain(`account=${encodeURIComponent(key)}`);
  });

  it("the case names the account by its id, and opens through the access portal", () => {
    const html = drawn("profile:sandbox", { ...LINE, applied: 0 });
    expect(html).toContain(ID);
    expect(html).not.toContain("Account: profile:sandbox");
    expect(html).toContain("https://acme.awsapps.com/start");
  });
});

describe("all that is known of a quota", () => {
  it.each<[string, Partial<QuotaLine>, string]>([
    ["half of the default", {}, "50 % of the default, adjustable."],
    ["more than it", { applied: 500, adjustable: false }, "250 % of the default, not adjustable."],
    ["nothing", { applied: 0 }, "0 % of the default, adjustable."],
    [
      "not known",
      { applied: null, adjustable: null },
      "Share of the default not known, adjustable or not is not known.",
    ],
  ])("says what it is a share of: %s", (_name, over, says) => {
    const line = { ...LINE, ...over };
    const html = drawn(ID, line, <QuotaDetail line={line} serverNow={0} />);
    expect(html.replace(/<!-- -->/g, "")).toContain(`<p>${says}</p>`);
  });
});
