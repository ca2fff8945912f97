import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { DeniedActions } from "@/components/accounts/denied-actions";
import { FaultFix } from "@/components/accounts/fault-fix";
import { UnreadRegions } from "@/components/accounts/unread-regions";
import { regionsText, STANDING_LOOK } from "@/components/accounts/words";
import { Permissions } from "@/components/first-run/credential-list";
import { Age } from "@/components/ui/age";
import { cn } from "@/components/ui/cn";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import { Link } from "@/components/ui/link";
import { StateChip } from "@/components/ui/state-chip";
import { UnbrokenId } from "@/components/ui/unbroken-id";
import type { AccountView } from "@/lib/contracts/accounts";
import { accountLabel } from "@/lib/domain/account-label";
import { routes } from "@/lib/routes";

type AccountSectionProps = {
  account: AccountView;
  serverNow: number;
  /** One line that opens: it needs nothing, and many stand below one another. */
  folded: boolean;
};

/** One account: whose it is, how it is reached, what was read, and what keeps the rest from being read. */
export function AccountSection({ account, serverNow, folded }: AccountSectionProps) {
  const name = accountLabel(account);
  const at = { id: `account-${account.key}`, "aria-label": name };
  const look = "scroll-mt-16 border-t border-line";
  if (!folded) {
    return (
      <section {...at} className={`${look} mt-6 pt-5`}>
        <Head account={account}>
          <ItsMatrix account={account} className="ml-auto" />
        </Head>
        <Body account={account} serverNow={serverNow} />
      </section>
    );
  }
  return (
    <section {...at} className={look}>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center py-2.5 hover:bg-hover">
          <ChevronRight
            aria-hidden
            strokeWidth={1.75}
            className="mr-1.5 size-3.5 flex-none text-ink-3 group-open:rotate-90"
          />
          <Head account={account}>
            <span className="text-sm text-ink-2">{regionsText(account.regions)}</span>
          </Head>
        </summary>
        <div className="pb-5 pl-5">
          <ItsMatrix account={account} className="inline-block min-h-6" />
          <Body account={account} serverNow={serverNow} />
        </div>
      </details>
    </section>
  );
}

function Head({ account, children }: { account: AccountView; children?: ReactNode }) {
  const look = STANDING_LOOK[account.standing.status];
  const name = accountLabel(account);
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
      <h2 className="break-words">{name}</h2>
      {account.accountId !== name && <Code>{account.accountId ?? "account id not known yet"}</Code>}
      <StateChip state={look.state}>{look.word}</StateChip>
      {children}
    </div>
  );
}

/** Never within the line that opens: what is pressed there holds nothing else to press. */
function ItsMatrix({ account, className }: { account: AccountView; className: string }) {
  return (
    <Link className={cn("link text-sm", className)} href={routes.matrix({ account: account.key })}>
      Its matrix<span className="sr-only">, {accountLabel(account)}</span>
    </Link>
  );
}

function Body({ account, serverNow }: Omit<AccountSectionProps, "folded">) {
  const { standing, warnings, permissions, regions, readAt, role } = account;
  const tried = permissions.some(({ outcome }) => outcome !== "not-tried");
  return (
    <>
      <dl className="mt-3 flex flex-wrap gap-x-10 gap-y-2">
        <Fact name="Reached by">
          <Access account={account} />
        </Fact>
        <Fact name="Regions">{readAt === null ? "none read yet" : regionsText(regions)}</Fact>
        <Fact name="Last read">
          {readAt === null ? "never" : <Age at={readAt} serverNow={serverNow} />}
        </Fact>
      </dl>
      {standing.status === "failed" && (
        <FaultFix fault={standing.fault} fix={standing.fix} state="unknown" serverNow={serverNow} />
      )}
      {warnings.map(({ fault, fix }) => (
        <FaultFix
          key={`${fault.code}~${fault.operation}`}
          fault={fault}
          fix={fix}
          state="inactive"
          serverNow={serverNow}
        />
      ))}
      <UnreadRegions account={account} />
      <DeniedActions account={account} />
      {tried && (
        <More title="Every action of a scan">
          <Permissions permissions={permissions} />
        </More>
      )}
      {role && (
        <More title="Policies of the role">
          <h3 className="mt-2 mb-1 text-ink-2">Trust policy of the role</h3>
          <Command text={role.trustPolicy} label="Copy trust policy" className="max-w-[76ch]" />
          <p className="mt-1 text-sm text-ink-2">
            Put in the words in capital letters yourself: the external id is not shown here.
          </p>
          <h3 className="mt-4 mb-1 text-ink-2">Policy of the dashboard's own credentials</h3>
          <Command text={role.callerPolicy} label="Copy caller policy" className="max-w-[76ch]" />
        </More>
      )}
    </>
  );
}

function Access({ account: { access } }: { account: AccountView }) {
  switch (access.by) {
    case "default":
      return "The SDK’s default credentials";
    case "profile":
      return (
        <>
          Profile <Code>{access.profile}</Code>
        </>
      );
    case "role":
      return (
        <>
          Role{" "}
          <Code>
            <UnbrokenId>{access.roleArn}</UnbrokenId>
          </Code>
          {access.withExternalId && " with an external id"}
        </>
      );
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-3">
      <summary className="min-h-6 cursor-pointer text-ink-2 hover:text-ink">{title}</summary>
      <div className="mt-1">{children}</div>
    </details>
  );
}
