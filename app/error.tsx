"use client";

import { Broken } from "@/components/shell/broken";
import { Page } from "@/components/ui/page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke, inside the frame of every page. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <Page narrow>
      <Broken error={error} onRetry={reset} />
    </Page>
  );
}
