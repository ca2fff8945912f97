import type { AddressInfo } from "node:net";
import { type Control, createControl } from "@/lib/stand-in/control/client";
import { createStandInServer } from "@/lib/stand-in/server";
import { createSite, type SiteOptions } from "@/lib/stand-in/site";
import { type WorldName, worldNamed } from "@/lib/stand-in/worlds/all";

export type StandInOptions = Omit<SiteOptions, "world"> & {
  world: WorldName | SiteOptions["world"];
  /** 0 or absent takes a free one. */
  port?: number;
};

export type StandIn = { url: string; control: Control; close: () => Promise<void> };

/** Rejects with the system's error where the port can't be had. */
export async function startStandIn({
  port = 0,
  world,
  ...options
}: StandInOptions): Promise<StandIn> {
  const spec = typeof world === "string" ? worldNamed(world) : world;
  const site = createSite({ ...options, world: spec });
  const server = createStandInServer(site);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    control: createControl(site),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
