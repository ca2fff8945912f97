import { resetSite, type Site } from "@/lib/stand-in/site";

export type ControlRequest = {
  verb: string;
  name: string;
  query: URLSearchParams;
  input: unknown;
};
export type ControlReply = { status: number; value: unknown };

export function runControl(site: Site, request: ControlRequest): ControlReply {
  switch (`${request.verb} ${request.name}`) {
    case "GET calls":
      return { status: 200, value: { calls: site.calls.counts(), writes: site.calls.writes() } };
    case "POST reset":
      resetSite(site);
      return { status: 200, value: { world: site.world.spec.name } };
    default:
      return { status: 404, value: { error: `No such control: ${request.verb} ${request.name}` } };
  }
}
