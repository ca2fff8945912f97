"use client";

import { ChevronDown } from "lucide-react";
import { type AccountChoice, ALL_ACCOUNTS, accountLabel } from "@/components/shell/use-account";
import { Menu, MenuRadio } from "@/components/ui/menu";
import type { MatrixSnapshot } from "@/lib/domain/view/matrix";

type AccountMenuProps = { snapshot: MatrixSnapshot | undefined; choice: AccountChoice };

const LOOK =
  "hairline flex h-7 min-w-0 items-center gap-2 rounded-md pr-1.5 pl-2 whitespace-nowrap [--hairline-color:var(--color-line-strong)] max-sm:h-8";

/** Says whose cells these are; with several accounts, a switch between them and all of them rolled up. */
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
  if (accounts.length < 2) return <span className={`${LOOK} pr-2`}>{words}</span>;

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
    </Menu>
  );
}
