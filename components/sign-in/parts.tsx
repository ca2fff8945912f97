import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Code } from "@/components/ui/code";
import { Command } from "@/components/ui/command";
import type { SignInView, SignInWay } from "@/lib/domain/access/sign-in-view";
import { returnPlace } from "@/lib/domain/words/return-place";

const INVITE = "bedrock-readiness invite --name ana --role viewer";

/** The look of the one press that signs in. */
export const ENTRY_BUTTON = cn(
  buttonClass({ variant: "primary", size: "lg" }),
  "h-9! min-w-60 max-sm:h-11! max-sm:w-full",
);

export function Column({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div
      className={cn(
        "mx-auto px-5 pt-8 pb-16 max-sm:px-3",
        wide ? "max-w-[620px] sm:pt-16" : "max-w-[520px] sm:pt-24",
      )}
    >
      {children}
    </div>
  );
}

/** What the provider is called: its host, for nothing else is known of it. */
export const providerName = (way: SignInWay): string =>
  way.by === "provider" ? way.host : KNOWN_BY[way.by];

const KNOWN_BY = { proxy: "The proxy in front", link: "The dashboard" } as const;

export function Way({ view: { way, to, address } }: { view: SignInView }) {
  if (way.by === "link") return null;
  const back = to === "/" ? "" : ` Then back to ${returnPlace(to)}.`;
  return (
    <>
      <div className="mt-4">
        {/* A plain link: one of Next's would be followed before it is pressed, and a form may not lead to the provider. */}
        <a href={way.by === "provider" ? way.begin : to} className={ENTRY_BUTTON}>
          {way.by === "provider" ? `Continue with ${way.host}` : "Try again"}
        </a>
      </div>
      <p className="mt-2.5 text-sm text-ink-3">
        {way.by === "provider" ? `You go to ${way.host}.` : `At ${address}.`}
        {back}
      </p>
    </>
  );
}

const OTHERWISE = {
  provider: (host: string) => `If ${host} is down`,
  link: () => "To get a link",
  proxy: () => "If the proxy is down",
} as const satisfies Record<SignInWay["by"], (host: string) => string>;

export function Otherwise({ way }: { way: SignInWay }) {
  return (
    <section className="mt-8 border-t border-line pt-5">
      <h2>{OTHERWISE[way.by](way.by === "provider" ? way.host : "")}</h2>
      <p className="mt-0.5 text-ink-2">
        An admin with a terminal on the server can make a link, good once, for 15 minutes:{" "}
        <Code>--role</Code> says what it opens, <Code>--accounts</Code> of which accounts.
      </p>
      <Command sunken className="mt-2" text={INVITE} />
    </section>
  );
}
