"use client";

import { ChevronDown } from "lucide-react";
import { type Ref, useRef, useState } from "react";
import { type AccountChoice, choiceLabel } from "@/components/shell/use-account";
import { lazyModule } from "@/components/ui/lazy-module";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import { accountLabel } from "@/lib/domain/account-label";
import type { MatrixAccount, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

const panel = lazyModule(() => import("@/components/shell/account-panel"));
const AccountPanel = panel.part(({ AccountPanel: part }) => part);

type AccountMenuProps = { snapshot: MatrixSnapshot | undefined; choice: AccountChoice };

const LOOK =
  "hairline flex h-7 min-w-0 items-center gap-2 rounded-md pr-1.5 pl-2 whitespace-nowrap hover:bg-hover [--hairline-color:var(--color-line-strong)] max-sm:h-8 sm:w-32 sm:flex-none min-[1501px]:w-60";

/** Says whose cells these are and leads to how they are read; with several accounts, a choice of one, some or all. */
export function AccountMenu({ snapshot, choice }: AccountMenuProps) {
  const accounts = snapshot?.accounts ?? [];
  const [only] = accounts;
  if (accounts.length < 2) {
    return (
      <Link
        href={routes.accounts()}
        title="How this account is read"
        data-boxed
        className={`${LOOK} pr-2`}
      >
        <span className="min-w-0 truncate sm:flex-1">
          {only ? accountLabel(only) : emptyLabel(snapshot)}
        </span>
        {only?.name && <Id account={only} />}
      </Link>
    );
  }
  return <Picker accounts={accounts} choice={choice} />;
}

/** Before the first answer nothing is known of accounts. */
const emptyLabel = (snapshot: MatrixSnapshot | undefined): string =>
  snapshot ? "No account" : "Account …";

type PickerProps = { accounts: readonly MatrixAccount[]; choice: AccountChoice };

function Picker({ accounts, choice }: PickerProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const label = choiceLabel(choice, accounts.length);
  const broken = accounts.filter(({ key, fault }) => fault && choice.keys.includes(key)).length;
  return (
    <span className="relative flex min-w-0">
      <Opener
        ref={opener}
        label={label}
        open={open}
        broken={broken}
        account={choice.account}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <AccountPanel
          accounts={accounts}
          choice={choice}
          opener={opener}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

type OpenerProps = {
  ref: Ref<HTMLButtonElement>;
  label: string;
  open: boolean;
  /** Accounts among those shown that could not be read. */
  broken: number;
  account: MatrixAccount | null;
  onClick: () => void;
};

function Opener({ ref, label, open, broken, account, onClick }: OpenerProps) {
  const unread = broken > 0 ? `, ${broken} could not be read` : "";
  return (
    <button
      ref={ref}
      type="button"
      data-boxed
      aria-label={`Account: ${label}${unread}`}
      title={label}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={onClick}
      onPointerEnter={panel.load}
      onFocus={panel.load}
      className={LOOK}
    >
      <span className="min-w-[6ch] truncate text-left max-sm:max-w-[22ch] sm:flex-1">{label}</span>
      {account?.name && <Id account={account} />}
      {broken > 0 && (
        <span data-s="unknown" className="inline-flex items-center gap-1 text-xs text-(--fg)">
          <StateMark state="unknown" />
          {!account && broken}
        </span>
      )}
      <ChevronDown aria-hidden className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
    </button>
  );
}

function Id({ account }: { account: MatrixAccount }) {
  return (
    <span className="font-mono text-xs text-ink-3 max-[1500px]:hidden">{account.accountId}</span>
  );
}
