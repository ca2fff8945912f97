import { LinkEntry } from "@/components/sign-in/link-entry";
import { Column, Otherwise, providerName, Way } from "@/components/sign-in/parts";
import { Refused } from "@/components/sign-in/refused";
import type { SignInView, SignInWay } from "@/lib/domain/access/sign-in-view";
import { NOBODY_TEXT, SIGN_IN_TEXT } from "@/lib/domain/words/sign-in";

/** The way in. It is whole without JavaScript, and shows nothing of what is behind it. */
export function SignInScreen({ view }: { view: SignInView }) {
  if (view.refused) return <Refused view={view} person={view.refused} />;
  if (view.link) return <LinkEntry view={view} link={view.link} />;
  const said = saidOf(view);
  return (
    <Column>
      <h1>{said.title}</h1>
      <p className="mt-2 text-lg text-pretty">{said.text}</p>
      <Way view={view} />
      <Otherwise way={view.way} />
    </Column>
  );
}

function saidOf({ why, way, address }: SignInView): { title: string; text: string } {
  if (why?.of === "sign-in") {
    const { title, text } = SIGN_IN_TEXT[why.code];
    return { title, text: text(providerName(way)) };
  }
  if (why) return { title: TITLE[why.code] ?? "Sign in", text: NOBODY_TEXT[why.code] };
  return { title: "Sign in", text: INTRODUCED[way.by](address, providerName(way)) };
}

const TITLE: Partial<Record<keyof typeof NOBODY_TEXT, string>> = {
  "sign-out": "Signed out",
  idle: "The session ended",
  whole: "The session ended",
  provider: "The session ended",
  admin: "The session ended",
  "grant-gone": "No grant for you any more",
  "assertion-refused": "Not signed in",
  "too-many-tries": "Too many tries",
};

const INTRODUCED = {
  provider: (address, provider) =>
    `${provider} decides who you are; a grant decides what you see of ${address}.`,
  link: (address) => `${address} is entered by a link, made for one person and good once.`,
  proxy: (address) =>
    `A proxy in front of ${address} signs people in. This request did not come through it, or it did not say who you are.`,
} as const satisfies Record<SignInWay["by"], (address: string, provider: string) => string>;
