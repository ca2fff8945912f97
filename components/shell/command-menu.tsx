"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useMemo, useState } from "react";
import { THEMES } from "@/components/shell/more-menu";
import { ALL_PAGES } from "@/components/shell/pages";
import { useScanNow } from "@/components/shell/scan-control";
import { type Found, findInMatrix } from "@/components/shell/search";
import { keepAccount, useAccount } from "@/components/shell/use-account";
import { Kbd } from "@/components/ui/kbd";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { useMatrix } from "@/lib/queries/matrix";
import { EVERYTHING } from "@/lib/queries/scan";
import { routes } from "@/lib/routes";

const NOTHING: Found = { cells: [], models: [], regions: [] };
const ITEM =
  "mx-2 flex h-8 cursor-pointer items-center gap-2 overflow-hidden rounded-md px-2 whitespace-nowrap aria-selected:bg-selected";
const GROUP =
  "[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-2";

/** Everything by name: cells, models, Regions, pages, commands. */
export function CommandMenu({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const [text, setText] = useState("");
  const { data: snapshot } = useMatrix();
  const choice = useAccount(snapshot);
  const router = useRouter();
  const { setTheme } = useTheme();
  const scanNow = useScanNow();
  const account = snapshot && snapshot.accounts.length > 1 ? choice.key : null;

  const found = useMemo(
    () => (snapshot ? findInMatrix(snapshot, { text, account: choice.key }) : NOTHING),
    [snapshot, text, choice.key],
  );
  const after = (run: () => void) => () => {
    onClose();
    run();
  };
  const go = (href: string) => after(() => router.push(keepAccount(href, account)));
  const matches = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase());
  const commands: readonly { name: string; run: () => void }[] = [
    { name: "Scan now", run: after(() => scanNow.run(EVERYTHING)) },
    ...THEMES.map(({ value, label }) => ({
      name: `Theme: ${label}`,
      run: after(() => setTheme(value)),
    })),
    { name: "Show all keys", run: onKeys },
  ];

  const pages = ALL_PAGES.filter(({ name }) => matches(name));
  const doable = commands.filter(({ name }) => matches(name));

  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label="Search"
      shouldFilter={false}
      overlayClassName="fixed inset-0 z-60 bg-canvas/60"
      contentClassName="fixed top-[12vh] left-1/2 z-60 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg bg-surface shadow-pop"
    >
      <div className="flex h-11 items-center gap-2 border-b border-line px-4">
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Model, Region, page or command"
          className="w-full bg-transparent outline-none focus-visible:outline-none pointer-coarse:text-[16px]"
        />
        <Kbd>esc</Kbd>
      </div>
      <Command.List className="max-h-[56vh] overflow-y-auto pb-2 scroll-thin">
        <Command.Empty className="px-4 py-3 text-ink-2">Nothing is called “{text}”.</Command.Empty>
        {found.cells.length > 0 && (
          <Command.Group heading="Cells" className={GROUP}>
            {found.cells.map(({ account: key, region, model, kind }) => (
              <Item
                key={`${key}~${region}~${model.modelId}`}
                value={`cell ${key} ${region} ${model.modelId}`}
                onSelect={after(() =>
                  router.push(cellHref({ key, region, modelId: model.modelId, account })),
                )}
                end={kind.title || STATE_LOOK[kind.state].word}
              >
                <StateMark state={kind.state} label />
                {model.name}, {region}
              </Item>
            ))}
          </Command.Group>
        )}
        {found.models.length > 0 && (
          <Command.Group heading="Models" className={GROUP}>
            {found.models.map((model) => (
              <Item
                key={model.modelId}
                value={`model ${model.modelId}`}
                onSelect={go(routes.matrix({ q: model.modelId }))}
                end={model.provider}
              >
                {model.name}
              </Item>
            ))}
          </Command.Group>
        )}
        <Command.Group
          heading="Go to"
          className={GROUP}
          hidden={found.regions.length + pages.length === 0}
        >
          {found.regions.map((region) => (
            <Item
              key={region}
              value={`region ${region}`}
              onSelect={go(routes.region(region))}
              end="Region"
            >
              {region}
            </Item>
          ))}
          {pages.map(({ name, href }) => (
            <Item key={href} value={`page ${name}`} onSelect={go(href)}>
              {name}
            </Item>
          ))}
        </Command.Group>
        <Command.Group heading="Do" className={GROUP} hidden={doable.length === 0}>
          {doable.map(({ name, run }) => (
            <Item key={name} value={`do ${name}`} onSelect={run}>
              {name}
            </Item>
          ))}
        </Command.Group>
      </Command.List>
      <div className="flex items-center gap-4 border-t border-line px-4 py-2 text-xs text-ink-3 max-sm:hidden">
        <span className="inline-flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> move
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Kbd>↵</Kbd> open
        </span>
      </div>
    </Command.Dialog>
  );
}

type CellPlace = { key: string; region: string; modelId: string; account: string | null };

function cellHref({ key, region, modelId, account }: CellPlace): string {
  return keepAccount(routes.cell(key, region, modelId), account);
}

type ItemProps = { value: string; onSelect: () => void; end?: string; children: ReactNode };

function Item({ value, onSelect, end, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={ITEM}>
      <span className="flex min-w-0 items-center gap-2 truncate">{children}</span>
      {end && <span className="ml-auto pl-3 text-sm text-ink-3">{end}</span>}
    </Command.Item>
  );
}
