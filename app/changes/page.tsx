import type { Metadata } from "next";
import { connection } from "next/server";
import { ChangesScreen } from "@/components/changes/changes-screen";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage() {
  await connection();
  return <ChangesScreen />;
}
