"use client";

import { Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useKey } from "@/components/key/key-context";
import { rowsOfAccounts } from "@/components/requirements/shown-rows";
import { AccountMenu } from "@/components/shell/account-menu";
import { Announcer } from "@/components/shell/announcer";
import { coverageOf } from "@/components/shell/coverage";
import { CoverageLine } from "@/components/shell/coverage-line";
import { Mark } from "@/components/shell/mark";
import { Nav } from "@/components/shell/nav";
import { ScanControl, ScanProgressLine } from "@/components/shell/scan-control";
import { StandingNotices } from "@/components/shell/standing-notices";
import { Tabs } from "@/components/shell/tabs";
import { keepAccount, useAccount } from "@/components/shell/use-account";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { useOpenPage } from "@/components/shell/use-open-page";
import { useTypedAhead } from "@/components/shell/use-typed-ahead";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { lazyModule } from "@/components/ui/lazy-module";
import { Link } from "@/components/ui/link";
import { useRested } from "@/components/ui/rest";
import { useStartView } from "@/components/views/use-start-view";
import type { RequirementsView } from "@/lib/contracts/requirements";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { sumCounts } from "@/lib/domain/requirement/line";
import { useActs } from "@/lib/queries/acts-list";
import { useFreshLists } from "@/lib/queries/fresh-lists";
import { useMatrix } from "@/lib/queries/matrix";
import { useRequirements } from "@/lib/queries/requirements";
import { routes } from "@/lib/routes";

const menu = lazyModule(() => import("@/components/command-menu/command-menu"));
const CommandMenu = menu.part(({ CommandMenu: part }) => part);
const tellers = lazyModule(() => import("@/components/shell/tellers"));
const Tellers = tellers.part(({ Tellers: part }) => part);

/** Agreements in flight in the accounts shown, as the page of them counts. */
const inFlightIn = (snapshot: MatrixSnapshot | undefined, keys: readonly string[]): number =>
  (snapshot?.accounts ?? []).reduce(
    (sum, { key, inFlight }) => sum + (keys.includes(key) ? inFlight : 0),
    0,
  );

const notMetIn = (view: RequirementsView, keys: readonly string[]): number =>
  sumCounts(rowsOfAccounts(view, keys)).not_met;

/** The frame of every page: bar, pages, coverage, scan, search, who asks; on phones the tabs at the foot. */
export function Shell({ caller, children }: { caller: ReactNode; children: ReactNode }) {
  const { data: snapshot } = useMatrix();
  const choice = useAccount(snapshot);
  const key = useKey();
  const [open, setOpen] = useState<"none" | "search">("none");
  useHotkeys({
    "mod+control": menu.load,
    "mod+meta": menu.load,
    "mod+k": () => setOpen((now) => (now === "search" ? "none" : "search")),
    "?": () => key.show(key.view === "all" ? "closed" : "all"),
  });
  const typed = useTypedAhead(open === "search");
  const close = () => setOpen("none");
  const pending = inFlightIn(snapshot, choice.keys);
  const required = useRequirements({ when: snapshot?.requirements.length !== 0 });
  const notMet = required.data ? notMetIn(required.data, choice.keys) : null;
  useFreshLists();
  useStartView();
  useOpenPage({ snapshot, waits: required.isLoading, choice, pending });
  const account = choice.address;
  const rested = useRested();
  const acts = useActs({ when: rested }).data?.waiting ?? null;
  const badges = { "in-flight": snapshot ? pending : null, "not-met": notMet, acts };

  return (
    <Announcer>
      <a
        href="#main"
        className="sr-only z-90 rounded-md bg-ink px-3 py-1.5 text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header
        data-print="hide"
        className="sticky top-0 z-40 flex h-(--bar-h) items-center gap-2 border-b border-line bg-canvas px-3 sm:gap-4 sm:pr-6 sm:pl-5"
      >
        <Link
          href={keepAccount(routes.matrix(), account)}
          aria-label="Bedrock Readiness"
          className="flex items-center gap-2 font-semibold tracking-[-0.01em] whitespace-nowrap"
        >
          <Mark />
          <span className="max-xl:hidden">Bedrock Readiness</span>
        </Link>
        <AccountMenu snapshot={snapshot} choice={choice} />
        <Nav account={account} badges={badges} />
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          {snapshot && (
            <CoverageLine
              coverage={coverageOf(snapshot, choice.keys)}
              serverNow={snapshot.serverNow}
              scan={snapshot.scan}
              account={account}
            />
          )}
          <div className="max-md:hidden">
            <ScanControl scan={snapshot?.scan ?? null} ready={snapshot !== undefined} />
          </div>
          <Button
            aria-label="Search"
            onClick={() => setOpen("search")}
            onPointerEnter={menu.load}
            onFocus={menu.load}
            className="max-sm:w-8 max-sm:px-0"
          >
            <Search aria-hidden strokeWidth={1.75} />
            <span className="max-[1600px]:hidden">
              <Kbd>⌘K</Kbd>
            </span>
          </Button>
          {caller}
        </div>
        {snapshot?.scan && <ScanProgressLine scan={snapshot.scan} />}
      </header>
      <main id="main" tabIndex={-1}>
        <StandingNotices />
        {children}
      </main>
      <Tabs account={account} badges={badges} />
      {snapshot && rested && <Tellers />}
      {open === "search" && (
        <CommandMenu typed={typed} onClose={close} onKeys={() => key.show("all")} />
      )}
    </Announcer>
  );
}
