"use client";

import { useRef } from "react";
import type { ActsUrl } from "@/components/acts/list/use-acts-url";
import { KIND_WORD } from "@/components/acts/words";
import { useAccountHay } from "@/components/shell/use-account-hay";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Facet } from "@/components/ui/menu";
import { SearchField } from "@/components/ui/search-field";
import type { ActsView } from "@/lib/contracts/acts";
import { accountLabel } from "@/lib/domain/account-label";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";

/** The filters of the acts. */
export function ActsTools({ view, actsUrl: { url, set } }: { view: ActsView; actsUrl: ActsUrl }) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  const hayOf = useAccountHay();
  return (
    <>
      <SearchField
        ref={field}
        label="Act, account, person"
        hotkey="/"
        value={url.q}
        onChange={(q) => void set({ q: q || null })}
        className="w-[220px] max-sm:w-full"
      />
      <Facet
        label="All accounts"
        choices={view.accounts.map((one) => ({
          value: one.account,
          label: accountLabel({ ...one, key: one.account }),
          hay: hayOf(one.account),
        }))}
        chosen={url.on}
        onChange={(on) => void set({ on: [...on] })}
      />
      <Facet
        label="All kinds"
        choices={ACT_KINDS.map((value) => ({ value, label: KIND_WORD[value] }))}
        chosen={url.kind}
        onChange={(kind) => void set({ kind: [...kind] })}
      />
    </>
  );
}
