"use client";

import { useParams } from "next/navigation";
import { NoSuchPage } from "@/components/shell/no-such-page";

/** A code that neither AWS's page nor this dashboard has. */
export default function NoSuchCode() {
  const { code } = useParams<{ code: string }>();
  return <NoSuchPage>No error code is called {code}.</NoSuchPage>;
}
