"use client";

import { useParams } from "next/navigation";
import { NoSuchPage } from "@/components/shell/no-such-page";

/** A Region that AWS's naming does not allow. */
export default function NoSuchRegion() {
  const { region } = useParams<{ region: string }>();
  return <NoSuchPage>{region} is not the code of an AWS Region.</NoSuchPage>;
}
