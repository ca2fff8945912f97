import type { Metadata } from "next";
import { connection } from "next/server";
import { AccountsScreen } from "@/components/accounts/accounts-screen";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage() {
  await connection();
  return <AccountsScreen />;
}
