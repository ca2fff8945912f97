import type { Metadata } from "next";
import { connection } from "next/server";
import { ActsScreen } from "@/components/acts/list/acts-screen";

export const metadata: Metadata = { title: "Acts" };

export default async function ActsPage() {
  await connection();
  return <ActsScreen />;
}
