import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { asSentence } from "@/lib/domain/words/sentence";

type NotLoadedPageProps = {
  title: string;
  /** What it is that could not be read: "This act was". */
  what: string;
  error: Error;
  onRetry: () => void;
  /** A way beside the retry. */
  beside?: ReactNode;
};

/** A page of an act that could not be read, and was not read before. */
export function NotLoadedPage({ title, what, error, onRetry, beside }: NotLoadedPageProps) {
  return (
    <Page>
      <PageHeader title={title} />
      <Notice
        title={`${what} not loaded.`}
        action={
          <>
            <Button onClick={onRetry}>Try again</Button>
            {beside}
          </>
        }
      >
        {asSentence(error.message)}
      </Notice>
    </Page>
  );
}
