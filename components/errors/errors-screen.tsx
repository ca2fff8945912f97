"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useRef } from "react";
import { CodeTable } from "@/components/errors/code-table";
import { findCodes } from "@/components/errors/find-codes";
import { useCodeCounts } from "@/components/errors/use-code-counts";
import { AccountLink } from "@/components/shell/account-link";
import { useHotkeys } from "@/components/shell/use-hotkeys";
import { Empty } from "@/components/ui/empty";
import { Page, PageHeader } from "@/components/ui/page";
import { SearchField } from "@/components/ui/search-field";
import { routes } from "@/lib/routes";

/** Every code: what it means, who can act, whether waiting helps, and how many cells have it now. */
export function ErrorsScreen() {
  const [text, setText] = useQueryState("q", parseAsString.withDefault(""));
  const field = useRef<HTMLInputElement>(null);
  useHotkeys({ "/": () => field.current?.focus() });
  const { counts } = useCodeCounts();
  const groups = findCodes(text);
  return (
    <Page>
      <PageHeader
        title="Errors"
        actions={
          <SearchField
            ref={field}
            label="Search errors"
            placeholder="Code, cause or words"
            hotkey="/"
            value={text}
            onChange={(value) => void setText(value || null)}
            className="w-60 max-sm:w-full"
          />
        }
      >
        <p>
          What each code means, who can act, and whether waiting helps. Counts are cells as of now.
        </p>
      </PageHeader>
      {groups.length > 0 && <CodeTable groups={groups} counts={counts} />}
      {groups.length === 0 && (
        <Empty title="No code fits these words.">
          Paste a whole message into{" "}
          <AccountLink className="link" href={routes.diagnose()}>
            Diagnose
          </AccountLink>{" "}
          instead.
        </Empty>
      )}
    </Page>
  );
}
