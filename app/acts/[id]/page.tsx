import type { Metadata } from "next";
import { connection } from "next/server";
import { ReviewScreen } from "@/components/acts/review/review-screen";

export const metadata: Metadata = { title: "Review" };

type Params = { params: Promise<{ id: string }> };

export default async function ActPage({ params }: Params) {
  await connection();
  const { id } = await params;
  return <ReviewScreen id={decodeURIComponent(id)} />;
}
