import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MeProvider } from "@/components/access/me-context";
import { ActStep } from "@/components/cell/act-step";
import type { ActsView } from "@/lib/contracts/acts";
import type { CellView } from "@/lib/contracts/cell";
import type { Me } from "@/lib/contracts/me";
import { RIGHTS_OF } from "@/lib/domain/access/roles";
import { ACTS_KEY } from "@/lib/queries/acts-list";
import { NOW } from "@/tests/support/a-snapshot";

const ID = "111122223333";
const ADMIN: Me = {
  ...{ name: "Ana", known: "oidc", role: "admin", accounts: [] },
  everywhere: [...RIGHTS_OF.admin],
};
const ACTS: ActsView = {
  ...{ serverNow: 0, enabled: true, kinds: ["accept-agreement"], secondPerson: false },
  accounts: [{ account: ID, accountId: ID, name: null, hasRole: true, homeRegion: "us-east-1" }],
  ...{ waiting: 0, acts: [] },
};
const CELL: CellView = {
  ...{ account: ID, accountName: null, region: "us-east-1", modelId: "acme.sky-9" },
  ...{ modelName: "Sky 9", provider: "Acme", state: "inactive", code: "AgreementNotCreated" },
  ...{ cause: null, sentence: "No agreement exists yet.", quote: null, warnings: [] },
  ...{ owner: "account-admin", readAgainAt: null, findings: [], gates: [], routes: [] },
  ...{ quotas: [], otherLimits: [], sharedQuota: null, quotaNames: [], regionFindings: [] },
  ...{ quotaFault: null, lifecycle: null, fix: null, fixes: [], opens: null, alternatives: [] },
  ...{ history: [], readAt: NOW, lastKnown: null, serverNow: NOW },
};

function drawn(cell: CellView): string {
  const client = new QueryClient();
  client.setQueryData(ACTS_KEY, ACTS);
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <MeProvider first={ADMIN}>
        <ActStep cell={cell} otherwise={<p>Use another model.</p>}>
          {null}
        </ActStep>
      </MeProvider>
    </QueryClientProvider>,
  );
}

describe("the next step of a cell without an agreement, where acts are on", () => {
  it.each<[string, readonly string[], boolean]>([
    ["that lasts is its offer", [], true],
    ["that ends soon is what the advice says", ["End of life in 4 days."], false],
  ])("%s", (_name, warnings, isOffered) => {
    const html = drawn({ ...CELL, warnings });
    expect(html.includes("Review and accept…")).toBe(isOffered);
    expect(html.includes("create-foundation-model-agreement")).toBe(isOffered);
    expect(html.includes("Use another model.")).toBe(!isOffered);
  });
});
