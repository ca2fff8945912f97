"use client";

import { Command } from "cmdk";
import { Popover } from "radix-ui";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { type AccountChoice, keepAccount } from "@/components/shell/use-account";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { Link } from "@/components/ui/link";
import { StateMark } from "@/components/ui/state-mark";
import { Tick } from "@/components/ui/tick";
import { accountHay, accountLabel } from "@/lib/domain/account-label";
import type { MatrixAccount } from "@/lib/domain/grid/snapshot";
import { routes } from "@/lib/routes";

type AccountPanelProps = {
  accounts: readonly MatrixAccount[];
  choice: AccountChoice;
  opener: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

const EVERYONE = "everyone";
const FITTING = "fitting";
const ITEM =
  "mx-1 flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 whitespace-nowrap aria-selected:bg-selected forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2";

/** One account, some or all, found by name or id, and by unit and tag in an organization. Choosing one closes it; ticking some leaves it open. */
export function AccountPanel({ accounts, choice, opener, onClose }: AccountPanelProps) {
  const [text, setText] = useState("");
  const adds = useRef(false);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = accounts.filter((account) =>
    words.every((word) => accountHay(account).includes(word)),
  );
  const all = choice.keys.length === accounts.length;
  const isPlaced = accounts.some(({ places }) => places !== undefined);
  const toggle = (key: string) => {
    const next = choice.keys.includes(key)
      ? choice.keys.filter((one) => one !== key)
      : [...choice.keys, key];
    if (next.length > 0) choice.choose(next);
  };
  const select = (key: string) => {
    if (adds.current) return toggle(key);
    choice.choose([key]);
    onClose();
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    adds.current = event.key === "Enter" && event.shiftKey;
  };
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor className="pointer-events-none absolute inset-0" />
      <Popover.Portal container={document.getElementById("main")}>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Accounts"
          onInteractOutside={(event) => {
            if (event.target instanceof Node && opener.current?.contains(event.target))
              event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener.current?.focus();
          }}
          className="z-60 w-[min(420px,calc(100vw-16px))] animate-pop rounded-lg bg-surface shadow-pop outline-none forced-colors:border"
        >
          <Command
            label="Accounts"
            shouldFilter={false}
            defaultValue={choice.account?.key ?? EVERYONE}
            onKeyDownCapture={onKeyDownCapture}
          >
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={isPlaced ? "Name, id, unit or tag" : "Name or id"}
              className="h-10 w-full border-b border-line bg-transparent px-3 outline-none focus-visible:outline-none pointer-coarse:text-[16px]"
            />
            <Command.List className="relative max-h-[min(52vh,420px)] overflow-y-auto py-1 scroll-thin">
              <Command.Empty className="px-3 py-2 text-ink-2">
                No account {isPlaced ? "fits" : "is called"} “{text}”.
              </Command.Empty>
              {words.length === 0 && (
                <Command.Item
                  value={EVERYONE}
                  className={ITEM}
                  onSelect={() => {
                    choice.choose(accounts.map(({ key }) => key));
                    onClose();
                  }}
                >
                  <Box on={all} />
                  All {accounts.length} accounts
                  {all && <span className="sr-only">, shown</span>}
                </Command.Item>
              )}
              {shown.map((account) => (
                <AccountItem
                  key={account.key}
                  account={account}
                  on={choice.keys.includes(account.key)}
                  onSelect={() => select(account.key)}
                  onToggle={() => toggle(account.key)}
                />
              ))}
              {isPlaced && words.length > 0 && shown.length > 1 && (
                <Command.Item
                  value={FITTING}
                  className={ITEM}
                  onSelect={() => {
                    choice.choose(shown.map(({ key }) => key));
                    onClose();
                  }}
                >
                  <Box on={shown.every(({ key }) => choice.keys.includes(key))} />
                  These {shown.length} accounts
                </Command.Item>
              )}
            </Command.List>
          </Command>
          <p className="flex items-center gap-4 border-t border-line px-3 py-2 text-xs text-ink-3">
            <span className="inline-flex items-center gap-1.5">
              Name <Kbd>↵</Kbd> shows only this one, box <Kbd>⇧↵</Kbd> adds it
            </span>
            <Link
              href={keepAccount(routes.accounts(), choice.address)}
              onClick={onClose}
              className="link ml-auto text-ink-2"
            >
              How accounts are read
            </Link>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type AccountItemProps = {
  account: MatrixAccount;
  on: boolean;
  onSelect: () => void;
  onToggle: () => void;
};

function AccountItem({ account, on, onSelect, onToggle }: AccountItemProps) {
  const { key, name, accountId, fault } = account;
  return (
    <Command.Item value={key} className={ITEM} onSelect={onSelect}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are Enter and Shift-Enter on the line; this is the pointer's way to tick */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <span
        className="-m-2 cursor-pointer p-2"
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        <Box on={on} />
      </span>
      <span className="min-w-0 truncate">{accountLabel(account)}</span>
      {on && <span className="sr-only">, shown</span>}
      {fault && (
        <span data-s="unknown" className="inline-flex items-center gap-1 text-sm text-(--fg)">
          <StateMark state="unknown" />
          <span className="max-sm:sr-only">could not be read</span>
        </span>
      )}
      <span className="ml-auto pl-3 font-mono text-xs text-ink-3">{name ? accountId : null}</span>
    </Command.Item>
  );
}

/** Looks like a box to tick; the line it stands in is the control. */
function Box({ on }: { on: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-3.5 flex-none place-items-center rounded-xs forced-colors:border",
        on ? "bg-ink text-on-ink" : "hairline [--hairline-color:var(--color-control)]",
      )}
    >
      {on && <Tick className="size-2.5" />}
    </span>
  );
}
