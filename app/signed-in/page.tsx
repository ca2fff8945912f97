import type { Metadata } from "next";
import { connection } from "next/server";
import { SignedIn } from "@/components/session/signed-in";

export const metadata: Metadata = { title: "Signed in" };

export default async function SignedInPage() {
  await connection();
  return <SignedIn />;
}
