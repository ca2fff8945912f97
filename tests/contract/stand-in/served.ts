import { GetFoundationModelAvailabilityCommand } from "@aws-sdk/client-bedrock";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type StandIn, startStandIn } from "@/lib/stand-in/start";
import { clientsFor } from "./clients";

export let standIn: StandIn;
export let clients: ReturnType<typeof clientsFor>;

export const availability = (modelId: string, region = "eu-west-1") =>
  clients.bedrock(region).send(new GetFoundationModelAvailabilityCommand({ modelId }));

export function servesFirstLook(): void {
  beforeAll(async () => {
    standIn = await startStandIn({ world: "first-look" });
    clients = clientsFor(standIn.url);
  });
  beforeEach(() => standIn.control.reset());
  afterAll(() => standIn.close());
}
