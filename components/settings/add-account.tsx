"use client";

import { X } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useEscape } from "@/components/key/use-escape";
import { usePhone } from "@/components/matrix/grid/metrics";
import { AddAccountParts } from "@/components/settings/add-account-parts";
import { TextField } from "@/components/settings/text-field";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { AccountView } from "@/lib/contracts/accounts";
import type { SettingsView } from "@/lib/contracts/settings";
import { isAccountId } from "@/lib/domain/account-id";
import { accountLabel } from "@/lib/domain/account-label";

type AddAccountProps = {
  view: SettingsView;
  accounts: readonly AccountView[];
  onClose: () => void;
};

const typed = parseAsString.withDefault("");
const PARSERS = { id: typed, name: typed, own: typed };

/** What it takes to read one more account, in four parts. It writes texts to copy, and then asks whether the account answers. */
export function AddAccount({ view, accounts, onClose }: AddAccountProps) {
  const phone = usePhone();
  const onEscape = useEscape(onClose);
  const [{ id, name, own }, set] = useQueryStates(PARSERS, { history: "replace" });
  const accountId = digitsOf(id);
  const held = accounts.find((account) => account.accountId === accountId);
  const ownId = view.ownAccount?.accountId ?? digitsOf(own);
  return (
    <Sheet title="Add an account" modal={phone} takeFocus onEscape={onEscape}>
      <div className="sticky top-0 z-3 flex h-11 items-center justify-between border-b border-line bg-surface pr-3 pl-6 text-sm text-ink-2 max-sm:pr-2 max-sm:pl-4">
        Nothing is saved here
        <Button variant="quiet" icon aria-label="Close" onClick={onClose}>
          <X aria-hidden strokeWidth={1.5} />
        </Button>
      </div>
      <section className="px-6 py-5 max-sm:px-4">
        <h2 className="text-xl leading-6 tracking-[-0.01em]">Add an account</h2>
        <p className="mt-0.5 text-ink-2">
          A read role in that account, trusted from here, then four lines in the file.
        </p>
        <div className="mt-3.5 grid gap-2.5">
          <TextField
            label="Account id"
            value={id}
            numeric
            onChange={(text) => void set({ id: text || null })}
            {...problemOf(id, accountId)}
            {...(held && { note: `${accountLabel(held)} is in the file already.` })}
          />
          <TextField
            label="Name"
            value={name}
            maxLength={100}
            onChange={(text) => void set({ name: text || null })}
          />
          {view.ownAccount === null && (
            <TextField
              label="This dashboard’s account"
              value={own}
              numeric
              onChange={(text) => void set({ own: text || null })}
              {...problemOf(own, digitsOf(own))}
              note="The account of the credentials it runs with; no scan has told it yet."
            />
          )}
        </div>
      </section>
      {accountId && ownId ? (
        <AddAccountParts
          key={accountId}
          view={view}
          account={{
            partition: view.ownAccount?.partition ?? "aws",
            accountId,
            name: name.trim() || null,
          }}
          own={ownId}
        />
      ) : (
        <p className="border-t border-line px-6 py-4 text-ink-2 max-sm:px-4">
          The role, its trust, the lines for the file and a check follow once the id is given.
        </p>
      )}
    </Sheet>
  );
}

/** As it is copied from a console, with or without hyphens; null: it is no account id. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "");
  return isAccountId(digits) ? digits : null;
}

/** While somebody types, an id that is still too short is no mistake. */
function problemOf(text: string, accountId: string | null): { problem?: string } {
  if (accountId !== null || text === "") return {};
  const isUnderWay = /^[\d\s-]*$/.test(text) && text.replace(/\D/g, "").length < 12;
  return isUnderWay ? {} : { problem: "An account id has 12 digits." };
}
