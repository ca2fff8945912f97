import type { Metadata } from "next";
import { connection } from "next/server";
import { TokensScreen } from "@/components/tokens/tokens-screen";

export const metadata: Metadata = { title: "Tokens" };

export default async function TokensPage() {
  await connection();
  return <TokensScreen />;
}
