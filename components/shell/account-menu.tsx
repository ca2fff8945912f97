"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import {
  type AccountChoice,
  ALL_ACCOUNTS,
  accountLabel,
  keepAccount,
} from "@/components/shell/use-account";
import { Menu, MenuItem, MenuRadio } from "@/components/ui/menu";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";
import { routes } from "@/lib/routes";

type AccountMenuProps = { snapshot: MatrixSnapshot | undefined; choice: AccountChoice };

const LOOK =
  "hairline flex h-7 min-w-0 items-center gap-2 rounded-md pr-1.5 pl-2 whitespace-nowrap [--hairline-color:var(--color-line-strong)] max-sm:h-8";

/** Says whose cells these are and leads to how they are read; with several accounts, a switch between them and all of them rolled up. */
export function AccountMenu({ snapshot, choice }: AccountMenuProps) {
  const accounts = snapshot?.accounts ?? [];
  const label = choice.account ? accountLabel(choice.account) : "All accounts";
  const id = choice.account?.name ? choice.account.accountId : null;
  const words = (
    <>
      <span className="min-w-0 truncate">{accounts.length > 0 ? label : "No account"}</span>
      {id && <span className="font-mono text-xs text-ink-3 max-2xl:hidden">{id}</span>}
    </>
  );
  if (accounts.length < 2) {
    return (
      <Link
        href={routes.accounts()}
        title="How this account is read"
        className={`${LOOK} pr-2 hover:bg-hover`}
      >
        {words}
      </Link>
    );
  }

  const choices = [
    { value: ALL_ACCOUNTS, label: "All accounts", end: String(accounts.length) },
    ...accounts.map((account) => ({
      value: account.key,
      label: accountLabel(account),
      end: <span className="font-mono text-xs">{account.name ? account.accountId : null}</span>,
    })),
  ];
  return (
    <Menu
      trigger={
        <button type="button" aria-label={`Account: ${label}`} className={`${LOOK} hover:bg-hover`}>
          {words}
          <ChevronDown aria-hidden className="size-3.5 flex-none text-ink-3" strokeWidth={1.75} />
        </button>
      }
    >
      <MenuRadio value={choice.key} choices={choices} onChange={choice.choose} />
      <MenuItem asChild>
        <Link href={keepAccount(routes.accounts(), choice.key)}>How accounts are read</Link>
      </MenuItem>
    </Menu>
  );
}
