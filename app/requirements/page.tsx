import type { Metadata } from "next";
import { connection } from "next/server";
import { RequirementsScreen } from "@/components/requirements/requirements-screen";

export const metadata: Metadata = { title: "What we require" };

export default async function RequirementsPage() {
  await connection();
  return <RequirementsScreen />;
}
