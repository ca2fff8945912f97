import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { broughtBy, cookieIn, cookieNames, requestIn } from "@/app/brought";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { isOwnRequest } from "@/lib/hosts.mjs";
import { readSignIn } from "@/lib/services/access/read-sign-in";
import { heldApp } from "@/lib/start";

export const metadata: Metadata = { title: "Sign in" };

type Asked = { searchParams: Promise<Record<string, string | readonly string[] | undefined>> };

const LINK = /^[\w-]{43}$/;

export default async function SignInPage({ searchParams }: Asked) {
  const app = heldApp();
  const sent = await headers();
  const came = { host: sent.get("host"), origin: sent.get("origin"), changes: false };
  if (!app || app.runtime.identity.auth === "none" || !isOwnRequest(came, app.env)) notFound();
  const { publicUrl, assertions } = app.runtime.identity;
  const { assertion } = broughtBy(sent, {
    publicUrl,
    assertionHeader: assertions?.header ?? null,
    takesToken: false,
  });
  const { id: requestId, address } = requestIn(sent);
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  const link = one("link");
  const view = await readSignIn(
    { ...app.runtime, requestId, address },
    {
      to: one("to"),
      why: one("why"),
      link: link !== null && LINK.test(link) ? link : null,
      signIn: cookieIn(sent.get("cookie"), cookieNames(publicUrl).signIn),
      assertion,
    },
  );
  return <SignInScreen view={view} />;
}
