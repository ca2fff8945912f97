"use client";

import { Copy, Link2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Notice } from "@/components/ui/notice";
import { Unbroken } from "@/components/ui/unbroken";
import type { Owner } from "@/lib/domain/owner";
import type { PlanDoc } from "@/lib/domain/plan/doc";
import { planText } from "@/lib/domain/plan/text";
import { counted } from "@/lib/domain/plan/words";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { DocView } from "./doc-view";
import { FORMS, type Form } from "./use-plan-url";

const FORM_WORD = {
  preview: "Preview",
  markdown: "Markdown",
  plain: "Plain",
  csv: "CSV",
} as const satisfies Record<Form, string>;

const COPY_WORD = {
  preview: "Copy as Markdown",
  markdown: "Copy as Markdown",
  plain: "Copy as plain text",
  csv: "Copy as CSV",
} as const satisfies Record<Form, string>;

type TextPaneProps = {
  owner: Owner | null;
  doc: PlanDoc | null;
  form: Form;
  mask: boolean;
  changed: boolean;
  /** The sheet lies over it: it takes no focus. */
  covered: boolean;
  /** The same from a terminal. */
  terminal: string;
  hasCommands: boolean;
  onForm: (form: Form) => void;
  onUpdate: () => void;
  onCopy: () => void;
  onCopyCommands: () => void;
  onCopyLink: () => void;
};

/** The one text for one owner over what is selected. */
export function TextPane({ owner, doc, form, mask, terminal, covered, ...rest }: TextPaneProps) {
  if (doc === null || owner === null) {
    return (
      <aside aria-label="Text" inert={covered} className={PANE}>
        <div className="px-6 py-4 max-sm:px-3">
          <h2>The text</h2>
          <p className="mt-1 text-ink-2">
            Tick causes of one owner: what that owner is to do stands here, once, in an order in
            which it can be done.
          </p>
        </div>
      </aside>
    );
  }
  return (
    <aside
      aria-label={`Text for ${OWNER_PHRASE[owner]}`}
      inert={covered}
      className={PANE}
      data-print="flow"
    >
      <PaneHead {...rest} owner={owner} count={doc.steps.length} form={form} />
      {rest.changed && (
        <Notice
          title="What is known has changed."
          className="mx-6 mt-4 max-sm:mx-3"
          action={<Button onClick={rest.onUpdate}>Update text</Button>}
        >
          The text is as it was.
        </Notice>
      )}
      {form === "preview" ? (
        <DocView doc={doc} />
      ) : (
        <pre className="px-6 py-4 leading-[18px] break-words whitespace-pre-wrap max-sm:px-3">
          {planText(doc, form, { mask })}
        </pre>
      )}
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 border-t border-line px-6 pt-3 pb-6 text-sm max-sm:px-3">
        <span className="text-ink-3">The same in a terminal</span>
        <code>
          <Unbroken>{terminal}</Unbroken>
        </code>
      </p>
    </aside>
  );
}

const PANE =
  "scroll-thin relative border-l border-line bg-surface max-xl:border-t max-xl:border-l-0 max-xl:border-line-strong xl:min-h-0 xl:overflow-y-auto";

type PaneHeadProps = Omit<
  TextPaneProps,
  "doc" | "mask" | "terminal" | "owner" | "onUpdate" | "changed" | "covered"
> & {
  owner: Owner;
  count: number;
};

function PaneHead({ owner, count, form, hasCommands, ...on }: PaneHeadProps) {
  return (
    <div className="sticky top-0 z-2 border-b border-line bg-surface px-6 pt-4 pb-3.5 max-xl:static max-sm:px-3">
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <h2>For {OWNER_PHRASE[owner]}</h2>
        <span className="text-sm text-ink-3">{counted(count, "cause")}</span>
        <fieldset
          aria-label="Form of the text"
          data-boxed
          className="hairline inline-flex gap-0.5 rounded-md p-0.5 [--hairline-color:var(--color-line-strong)] sm:ml-auto"
        >
          {FORMS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === form}
              onClick={() => on.onForm(one)}
              className={cn(
                "h-6 rounded-sm px-2.5 text-sm whitespace-nowrap max-sm:h-7",
                one === form ? "bg-selected font-medium text-ink" : "text-ink-2 hover:text-ink",
              )}
            >
              {FORM_WORD[one]}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="mt-3 flex flex-wrap gap-2" data-print="hide">
        <Button
          variant="primary"
          size="lg"
          onClick={on.onCopy}
          className="max-sm:h-10 max-sm:flex-1"
        >
          <Copy aria-hidden strokeWidth={1.5} />
          {COPY_WORD[form]}
        </Button>
        {hasCommands && (
          <Button size="lg" onClick={on.onCopyCommands} className="max-sm:h-10 max-sm:flex-1">
            Copy commands only
          </Button>
        )}
        <Button size="lg" onClick={on.onCopyLink} className="max-sm:hidden">
          <Link2 aria-hidden strokeWidth={1.5} />
          Copy link
        </Button>
      </div>
    </div>
  );
}
