"use client";

import { useNotifications } from "@/components/notify/use-notifications";
import { useTells } from "@/components/requirements/tell-store";
import { RequirementTeller } from "@/components/requirements/teller";
import { useAskedScans } from "@/components/shell/use-asked-scans";

/** All that an open page tells of by itself, whatever it shows. Draws nothing, so it is fetched once the page stands. */
export function Tellers() {
  useNotifications();
  useAskedScans();
  const tells = useTells();
  return Object.keys(tells).length > 0 && <RequirementTeller />;
}
