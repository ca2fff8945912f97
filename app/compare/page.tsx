import type { Metadata } from "next";
import { connection } from "next/server";
import { CompareScreen } from "@/components/compare/compare-screen";

export const metadata: Metadata = { title: "Compare" };

export default async function ComparePage() {
  await connection();
  return <CompareScreen />;
}
