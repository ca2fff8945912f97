"use server";

import { defineCommand } from "@/app/actions/define";
import { NoInput } from "@/lib/contracts/actions/scan";
import { askOrganization } from "@/lib/services/organisation/ask";

const ask = defineCommand({
  may: "manage",
  on: () => [],
  input: NoInput,
  verb: "askOrganization",
  run: askOrganization,
  audit: "organization.listed",
});

export async function askOrganizationAction() {
  return ask(undefined);
}
