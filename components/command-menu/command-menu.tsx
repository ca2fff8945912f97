"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef, useState } from "react";
import type { Entry, EntryGroup } from "@/components/command-menu/entry";
import { findPlaces } from "@/components/command-menu/places";
import { useCommands } from "@/components/command-menu/use-commands";
import { useAccount } from "@/components/shell/use-account";
import { keepDraft } from "@/components/ui/drafts";
import { Kbd } from "@/components/ui/kbd";
import { StateMark } from "@/components/ui/state-mark";
import { useReturnFocus } from "@/components/ui/use-return-focus";
import { useSavedViews } from "@/components/views/saved-views-store";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { useMatrix } from "@/lib/queries/matrix";

const ITEM =
  "mx-2 flex h-8 cursor-pointer items-center gap-2 overflow-hidden rounded-md px-2 whitespace-nowrap aria-selected:bg-selected forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2";
const GROUP =
  "[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-2";

type CommandMenuProps = {
  /** Typed before the menu was there. */
  typed: RefObject<string>;
  onClose: () => void;
  onKeys: () => void;
};

/** Everything by name: where to go and what to do. */
export function CommandMenu({ typed, onClose, onKeys }: CommandMenuProps) {
  useReturnFocus();
  const [text, setText] = useState("");
  const { data: snapshot } = useMatrix();
  const takeTyped = useCallback(
    (field: HTMLInputElement | null) => {
      if (!field) return;
      field.focus();
      setText(typed.current);
    },
    [typed],
  );
  const router = useRouter();
  const newTab = useRef(false);
  const choose = (entry: Entry) => {
    if ("href" in entry && !entry.draft && newTab.current)
      return void window.open(entry.href, "_blank", "noopener");
    onClose();
    if (!("href" in entry)) return entry.run();
    if (entry.draft) keepDraft(entry.draft.name, entry.draft.text);
    router.push(entry.href);
    // What had the focus may be gone with the page; from here the next Tab leads into the new one.
    requestAnimationFrame(() => document.getElementById("main")?.focus());
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    newTab.current = event.key === "Enter" && (event.metaKey || event.ctrlKey);
  };
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label="Search"
      shouldFilter={false}
      onKeyDownCapture={onKeyDownCapture}
      overlayClassName="fixed inset-0 z-60 bg-canvas/60"
      contentClassName="fixed top-[12vh] left-1/2 z-60 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg bg-surface shadow-pop forced-colors:border"
    >
      <div className="flex h-11 items-center gap-2 border-b border-line px-4">
        <Command.Input
          ref={takeTyped}
          value={text}
          onValueChange={setText}
          placeholder="Model, Region, account, code, requirement, page or command"
          className="w-full bg-transparent outline-none focus-visible:outline-none pointer-coarse:text-[16px]"
        />
        <Kbd>esc</Kbd>
      </div>
      <Command.List className="relative max-h-[56vh] overflow-y-auto pb-2 scroll-thin">
        <Command.Empty className="px-4 py-3 text-ink-2">Nothing is called “{text}”.</Command.Empty>
        <Views {...{ text, choose }} />
        <Places {...{ snapshot, text, choose }} />
        {snapshot && <Commands {...{ snapshot, text, choose, onKeys }} />}
      </Command.List>
      <div className="flex items-center gap-4 border-t border-line px-4 py-2 text-xs text-ink-3 max-sm:hidden">
        <span className="inline-flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> move
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Kbd>↵</Kbd> open
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Kbd>⌘↵</Kbd> new tab
        </span>
      </div>
    </Command.Dialog>
  );
}

type Choose = { choose: (entry: Entry) => void; text: string };

function Views({ text, choose }: Choose) {
  const {
    views: { views },
  } = useSavedViews();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const entries = views
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .map(({ name, address }) => ({ id: `view ${name}`, label: name, end: "view", href: address }));
  return entries.length > 0 && <Group group={{ heading: "Views", entries }} choose={choose} />;
}

function Places({ snapshot, text, choose }: Choose & { snapshot: MatrixSnapshot | undefined }) {
  const { keys, address } = useAccount(snapshot);
  const groups = useMemo(
    () => findPlaces({ snapshot, text, accounts: keys, address }),
    [snapshot, text, keys, address],
  );
  return groups.map((group) => <Group key={group.heading} group={group} choose={choose} />);
}

type CommandsProps = Choose & { snapshot: MatrixSnapshot; onKeys: () => void };

function Commands({ snapshot, text, choose, onKeys }: CommandsProps) {
  const choice = useAccount(snapshot);
  const entries = useCommands({ snapshot, choice, text, onKeys });
  return entries.length > 0 && <Group group={{ heading: "Do", entries }} choose={choose} />;
}

type GroupProps = { group: EntryGroup; choose: (entry: Entry) => void };

function Group({ group: { heading, entries }, choose }: GroupProps) {
  return (
    <Command.Group heading={heading} className={GROUP}>
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={entry.id}
          onSelect={() => choose(entry)}
          className={ITEM}
        >
          <span className="flex max-w-[80%] min-w-0 flex-none items-center gap-2">
            {entry.state && <StateMark state={entry.state} label />}
            <span className="min-w-0 truncate">{entry.label}</span>
          </span>
          {entry.end && (
            <span className="ml-auto min-w-0 truncate pl-3 text-sm text-ink-3">{entry.end}</span>
          )}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
