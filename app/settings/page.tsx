import type { Metadata } from "next";
import { connection } from "next/server";
import { SettingsScreen } from "@/components/settings/settings-screen";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await connection();
  return <SettingsScreen />;
}
