import type { Metadata } from "next";
import { connection } from "next/server";
import { FormScreen } from "@/components/acts/form/form-screen";

export const metadata: Metadata = { title: "Anthropic use case form" };

export default async function FormPage() {
  await connection();
  return <FormScreen />;
}
