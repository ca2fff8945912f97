import type { Metadata } from "next";
import { connection } from "next/server";
import { RecordScreen } from "@/components/record/record-screen";

export const metadata: Metadata = { title: "Record" };

export default async function RecordPage() {
  await connection();
  return <RecordScreen />;
}
