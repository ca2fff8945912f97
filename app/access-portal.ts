import { getContext } from "@/app/request";
import type { LinkTarget } from "@/lib/domain/links/target";

/** The access portal of the configuration, through which links to AWS's console open the right account. */
export async function accessPortal(): Promise<LinkTarget["portal"]> {
  const known = await getContext({ takesToken: false });
  return known.ok ? known.value.settings().accessPortal : null;
}
