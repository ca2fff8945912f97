"use client";

import { Broken } from "@/components/shell/broken";
import { NarrowPage } from "@/components/ui/narrow-page";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke, inside the frame of every page. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <NarrowPage>
      <Broken error={error} onRetry={reset} />
    </NarrowPage>
  );
}
