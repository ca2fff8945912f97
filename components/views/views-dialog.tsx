"use client";

import { Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { AnswerLink } from "@/components/ui/answer-link";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { saveViews, useSavedViews } from "@/components/views/saved-views-store";
import {
  isTaken,
  keepView,
  type SavedView,
  type SavedViews,
  withoutView,
  withStart,
} from "@/lib/domain/views/saved-views";

type ViewsDialogProps = {
  /** Of what is shown. */
  address: string;
  onClose: () => void;
};

/** Gives what is shown a name; and the views there are, with the one that opens first. */
export function ViewsDialog({ address, onClose }: ViewsDialogProps) {
  const { views, kept } = useSavedViews();
  const [removed, setRemoved] = useState<SavedViews | null>(null);
  const remove = (view: SavedView) => {
    setRemoved(views);
    saveViews(withoutView(views, view.name));
  };
  return (
    <Dialog title="Views" open onClose={onClose}>
      <div className="grid gap-4 p-4">
        {!kept && (
          <Notice title="This browser keeps nothing.">
            Views last until this tab is closed. A copied link holds the whole view.
          </Notice>
        )}
        <NameForm address={address} views={views} />
        {views.views.length > 0 && (
          <ul aria-label="Views">
            {views.views.map((view) => (
              <ViewLine
                key={view.name}
                view={view}
                isStart={view.name === views.start}
                onStart={(on) => saveViews(withStart(views, on ? view.name : null))}
                onRemove={() => remove(view)}
              />
            ))}
          </ul>
        )}
        {removed && (
          <p role="status" className="flex items-center gap-3 text-ink-2">
            Removed.
            <Button
              onClick={() => {
                saveViews(removed);
                setRemoved(null);
              }}
            >
              Undo
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  );
}

function NameForm({ address, views }: { address: string; views: SavedViews }) {
  const id = useId();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = keepView(views, { name, address });
    setProblem(next.ok ? null : next.error);
    if (!next.ok) return;
    saveViews(next.value);
    setName("");
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="font-medium">
        Name of what is shown now
      </label>
      <p className="mt-0.5 truncate text-xs text-ink-3">
        <Code>{address}</Code>
      </p>
      <div className="mt-1.5 flex gap-2">
        <input
          id={id}
          value={name}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={(event) => setName(event.target.value)}
          className="hairline h-8 w-full min-w-0 rounded-md bg-surface px-2 [--hairline-color:var(--color-control)] pointer-coarse:text-[16px] forced-colors:border"
        />
        <Button type="submit" variant="primary" size="lg">
          {isTaken(views, name) ? "Replace" : "Save"}
        </Button>
        <CopyButton text={`${window.location.origin}${address}`} label="Copy link" size="lg">
          Link
        </CopyButton>
      </div>
      <p id={`${id}-problem`} role="status" className="mt-1 text-sm text-blocked-fg empty:hidden">
        {problem}
      </p>
    </form>
  );
}

type ViewLineProps = {
  view: SavedView;
  isStart: boolean;
  onStart: (on: boolean) => void;
  onRemove: () => void;
};

function ViewLine({ view: { name, address }, isStart, onStart, onRemove }: ViewLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-2 border-b border-line py-1.5 last:border-0">
      <AnswerLink href={address} className="link min-w-0 flex-1 truncate">
        {name}
      </AnswerLink>
      <label className="inline-flex h-7 cursor-pointer items-center gap-1.5 px-1 text-sm text-ink-2">
        <input
          type="checkbox"
          aria-label={`Start page: ${name}`}
          checked={isStart}
          onChange={({ target }) => onStart(target.checked)}
        />
        Start page
      </label>
      <CopyButton text={`${window.location.origin}${address}`} label={`Copy link to ${name}`} />
      <Button variant="quiet" icon aria-label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 aria-hidden strokeWidth={1.75} />
      </Button>
    </li>
  );
}
