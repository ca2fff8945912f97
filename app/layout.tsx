import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { NOBODY_HEADER } from "@/app/brought";
import { firstEntry, firstMe } from "@/app/first-me";
import { heldRuntime } from "@/app/held-runtime";
import { Providers } from "@/app/providers";
import { MeProvider } from "@/components/access/me-context";
import { KeepEarlyPresses } from "@/components/presses/early-presses";
import { Caller } from "@/components/session/caller";
import { PlainFrame } from "@/components/shell/plain-frame";
import { Shell } from "@/components/shell/shell";
import "@/app/globals.css";

export const metadata: Metadata = {
  title: { default: "Matrix · Bedrock Readiness", template: "%s · Bedrock Readiness" },
  description:
    "Which Amazon Bedrock models these accounts can use, where, by which route, and what stands in the way.",
  icons: "/icon.svg",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#111210" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers();
  const nonce = sent.get("x-nonce") ?? undefined;
  const auth = heldRuntime()?.identity.auth ?? "none";
  const nobody = sent.get(NOBODY_HEADER) !== null;
  const me = nobody ? null : await firstMe();
  const entry = nobody || auth === "none" ? null : await firstEntry();
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <KeepEarlyPresses nonce={nonce} />
        <Providers nonce={nonce} keptFor={entry?.key ?? null}>
          {nobody ? (
            <PlainFrame>{children}</PlainFrame>
          ) : (
            <MeProvider first={me}>
              <Shell caller={auth === "none" ? null : <Caller first={entry} />}>{children}</Shell>
            </MeProvider>
          )}
        </Providers>
      </body>
    </html>
  );
}
