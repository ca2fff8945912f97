"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronDown, UserRound } from "lucide-react";
import { useState } from "react";
import { useRights, useWho } from "@/components/access/me-context";
import { SessionEnded } from "@/components/session/session-ended";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem, MenuLabel } from "@/components/ui/menu";
import type { EntryView } from "@/lib/contracts/entry";
import type { Me } from "@/lib/contracts/me";
import { roleOf } from "@/lib/domain/access/reach";
import { ROLE_WORD } from "@/lib/domain/access/words";
import { setLeaving } from "@/lib/queries/ask";
import { signOut, useEntry } from "@/lib/queries/entry";
import { routes } from "@/lib/routes";

/** Who one is here: name and role; pages of those who manage, and the way out. */
export function CallerMenu({ first }: { first: EntryView | null }) {
  const me = useWho();
  const { data: entry } = useEntry(first);
  return (
    <>
      {me && <Caller me={me} entry={entry} />}
      <SessionEnded entry={entry} name={me?.name ?? null} />
    </>
  );
}

/** The role that counts for most, and whether it does everywhere. */
function highest({ everywhere, accounts }: Me): string {
  const role = roleOf([...everywhere, ...accounts.flatMap(({ rights }) => rights)]);
  return role === null ? "no role" : ROLE_WORD[role].toLowerCase();
}

type CallerProps = { me: Me; entry: EntryView | undefined };

function Caller({ me, entry }: CallerProps) {
  const client = useQueryClient();
  const [failed, setFailed] = useState(false);
  const manages = useRights("manage").somewhere;
  const name = me.name ?? "This machine";
  const role = highest(me);
  const over = me.accounts.length === 0 ? "all accounts" : "some accounts";
  const leave = async () => {
    setLeaving(true);
    await client.cancelQueries();
    const next = await signOut();
    setFailed(next === null);
    if (next !== null) return location.assign(next);
    setLeaving(false);
    await client.invalidateQueries();
  };
  return (
    <Menu
      align="end"
      label={`${name}, ${role}`}
      trigger={
        <Button
          aria-label={`${name}, ${role}`}
          className="max-[1799px]:w-7 max-[1799px]:px-0 max-sm:w-8"
        >
          <UserRound aria-hidden strokeWidth={1.5} className="min-[1800px]:hidden" />
          <span className="max-w-40 truncate max-[1799px]:hidden">{name}</span>
          <span className="font-normal text-ink-3 max-[1799px]:hidden">{role}</span>
          <ChevronDown aria-hidden strokeWidth={1.75} className="max-[1799px]:hidden" />
        </Button>
      }
    >
      <MenuLabel>
        {name}, {role} of {over}
        {entry && `, by ${entry.by}`}
      </MenuLabel>
      {manages && (
        <MenuItem asChild>
          <Link href={routes.people()}>People</Link>
        </MenuItem>
      )}
      {manages && (
        <MenuItem asChild>
          <Link href={routes.tokens()}>Tokens</Link>
        </MenuItem>
      )}
      <MenuItem asChild>
        <Link href={routes.record()}>Record</Link>
      </MenuItem>
      {entry?.canSignOut && (
        <MenuItem onSelect={() => void leave()}>
          {failed ? "Sign out: that did not work, try again" : "Sign out"}
        </MenuItem>
      )}
    </Menu>
  );
}
