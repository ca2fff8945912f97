import type { Metadata } from "next";
import { connection } from "next/server";
import { ErrorsScreen } from "@/components/errors/errors-screen";

export const metadata: Metadata = { title: "Errors" };

export default async function ErrorsPage() {
  await connection();
  return <ErrorsScreen />;
}
