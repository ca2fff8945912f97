"use client";

import { ChevronDown, UserRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { SessionEnded } from "@/components/session/session-ended";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel } from "@/components/ui/menu";
import type { MeView } from "@/lib/contracts/me";
import { signOut, useMe } from "@/lib/queries/me";
import { routes } from "@/lib/routes";

/** Who one is here: name and role; pages of those who manage, and the way out. */
export function CallerMenu() {
  const { data: me } = useMe();
  return (
    <>
      {me && <Caller me={me} />}
      <SessionEnded me={me} />
    </>
  );
}

function Caller({ me }: { me: MeView }) {
  const [failed, setFailed] = useState(false);
  const manages = me.rights.includes("manage");
  const leave = async () => {
    const next = await signOut();
    setFailed(next === null);
    if (next !== null) location.assign(next);
  };
  return (
    <Menu
      align="end"
      label={`${me.name}, ${me.role ?? "no role"}`}
      trigger={
        <Button
          aria-label={`${me.name}, ${me.role ?? "no role"}`}
          className="max-2xl:w-7 max-2xl:px-0 max-sm:w-8"
        >
          <UserRound aria-hidden strokeWidth={1.5} className="2xl:hidden" />
          <span className="max-w-40 truncate max-2xl:hidden">{me.name}</span>
          <span className="font-normal text-ink-3 max-2xl:hidden">{me.role}</span>
          <ChevronDown aria-hidden strokeWidth={1.75} className="max-2xl:hidden" />
        </Button>
      }
    >
      <MenuLabel>
        {me.name}, {me.role} of {me.everywhere ? "all accounts" : "some accounts"}, by {me.by}
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
      {me.canSignOut && (
        <MenuItem onSelect={() => void leave()}>
          {failed ? "Sign out: that did not work, try again" : "Sign out"}
        </MenuItem>
      )}
    </Menu>
  );
}
