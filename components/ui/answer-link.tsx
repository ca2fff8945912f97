"use client";

import type { ComponentProps, MouseEvent } from "react";
import { follow } from "@/components/ui/follow";
import { useToast } from "@/components/ui/toast";
import { PRESS_AGAIN } from "@/lib/domain/words/away";
import { answers } from "@/lib/queries/answers";

type AnswerLinkProps = Omit<ComponentProps<"a">, "download"> & {
  href: string;
  /** Given as a file, by the server's name of it. */
  download?: boolean;
};

/**
 * Why there would be no answer, in words; null: there is one. What asks is itself fetched, and may not be had either, also
 * where a newer build answers.
 */
const whyNoAnswer = (): Promise<string | null> =>
  import("@/lib/queries/why-no-answer").then(
    (asked) => asked.whyNoAnswer(PRESS_AGAIN),
    async () => ((await answers()) ? null : PRESS_AGAIN),
  );

/**
 * A link to what the dashboard itself answers, such as a file or JSON. A plain press is followed once the dashboard is known
 * to answer: else the browser would show its own error in place of the page.
 */
export function AnswerLink({ href, download = false, onClick, ...rest }: AnswerLinkProps) {
  const say = useToast();
  const press = async (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const why = await whyNoAnswer();
    if (why !== null) return say("Not opened", why);
    follow(href, download ? "" : undefined);
  };
  return <a {...rest} href={href} {...(download && { download })} onClick={press} />;
}
