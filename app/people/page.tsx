import type { Metadata } from "next";
import { connection } from "next/server";
import { PeopleScreen } from "@/components/people/people-screen";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  await connection();
  return <PeopleScreen />;
}
