import type { Metadata } from "next";
import { connection } from "next/server";
import NotFound from "@/app/not-found";
import { RequirementScreen } from "@/components/requirements/requirement-screen";
import { nameOfPath } from "@/lib/domain/requirement/address";

type Params = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { name } = await params;
  return { title: nameOfPath(name) ?? "What we require" };
}

export default async function RequirementPage({ params }: Params) {
  await connection();
  const { name: part } = await params;
  const name = nameOfPath(part);
  return name === null ? <NotFound /> : <RequirementScreen name={name} />;
}
