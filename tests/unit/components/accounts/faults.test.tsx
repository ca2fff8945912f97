import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FaultFix } from "@/components/accounts/fault-fix";
import { UnreadRegions } from "@/components/accounts/unread-regions";
import type { AccountView } from "@/lib/contracts/accounts";
import { fixOfReading } from "@/lib/domain/advice/fix-of-reading";
import { type ShownFault, shownFault } from "@/lib/domain/facts/fault";
import { NOWHERE } from "@/lib/domain/links/target";
import { aFault } from "@/tests/support/build-facts";

const textOf = (markup: string): string => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

const THROTTLED = aFault("ThrottlingException", { cause: "rpm-quota", message: "Rate exceeded" });
const REFUSED = aFault("AccessDeniedException", { owner: "iam-admin", message: "Not allowed" });

function regionsWith(fault: ShownFault): string {
  const account = {
    ...{ key: "111122223333", standing: { status: "read" } },
    unreadRegions: [{ region: "eu-west-1", fault }],
  } as unknown as AccountView;
  return textOf(renderToStaticMarkup(<UnreadRegions account={account} />));
}

function blockWith(fault: typeof THROTTLED): string {
  const fix = fixOfReading({ fault, gate: "region", ...NOWHERE });
  const shown = shownFault(fault);
  return textOf(
    renderToStaticMarkup(<FaultFix fault={shown} fix={fix} state="unknown" serverNow={fault.at} />),
  );
}

describe("who acts on what an account could not be read of", () => {
  it("is nobody where the next scan may cure it, as on the sheets of its cells", () => {
    expect(regionsWith(shownFault(THROTTLED))).toMatch(/Rate exceeded\. ThrottlingException/);
    expect(blockWith(THROTTLED)).toMatch(/Rate exceeded\. Nobody has to act/);
  });

  it("is named where somebody has to", () => {
    expect(regionsWith(shownFault(REFUSED))).toMatch(/Not allowed\. IAM admin\. AccessDenied/);
    expect(blockWith(REFUSED)).toMatch(/Not allowed\. IAM admin/);
  });
});
