import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { NEW_ACCOUNT } from "@/tests/support/acts/an-actor";
import { bench, done, enable, once, usesActBench, WRITES, writes } from "./act-bench";

usesActBench();

const UNAVAILABLE = {
  kind: "error",
  name: "ServiceUnavailableException",
  status: 503,
  message: "Service Unavailable",
} as const;

describe("one attempt, whatever comes of it", () => {
  const faults = [
    ["a 503", UNAVAILABLE],
    ["a throttle", { kind: "throttle" }],
    ["a connection that breaks", { kind: "dead" }],
    ["half an answer", { kind: "cut" }],
    ["a page of a proxy", { kind: "html", status: 502 }],
    [
      "a session that is called expired",
      { kind: "error", name: "ExpiredTokenException", status: 403, message: "expired" },
    ],
  ] as const;
  const points = ["before", "after"] as const;
  const cases = WRITES.flatMap(([operation, write]) =>
    faults.flatMap(([name, fault]) =>
      points.map((point) => ({ operation, write, name, fault, point })),
    ),
  );

  /** Half of nothing is all of it. */
  const isWhole = ({ operation, name, point }: (typeof cases)[number]) =>
    operation === "EnableRegion" && name === "half an answer" && point === "after";

  it.each(cases.filter((one) => !isWhole(one)))(
    "$operation: $name $point it took effect",
    async ({ operation, write, fault, point }) => {
      bench.standIn.control.addFaults(once(operation, fault, point));
      const written = await done(write);
      expect(written).toMatchObject({ state: "failed", left: "maybe" });
      expect(writes()).toMatchObject([{ operation, took: point === "after" }]);
      expect(writes()).toHaveLength(1);
    },
  );

  it("an answer that never comes is given up", async () => {
    const given = new AbortController();
    bench.standIn.control.addFaults(once("EnableRegion", { kind: "hang" }, "after"));
    const written = await done(async (actor) => {
      const answer = actor.enableRegion("af-south-1", given.signal);
      await expect.poll(writes).toHaveLength(1);
      given.abort();
      return answer;
    });
    expect(written).toMatchObject({ state: "failed", name: null, left: "maybe" });
  });
});

describe("what never left", () => {
  it("a write whose role is refused", async () => {
    const account = { ...NEW_ACCOUNT, externalId: "other" };
    const written = await done((actor) => enable(actor), { account });
    expect(written).toMatchObject({
      state: "failed",
      name: "AccessDenied",
      left: "not-sent",
      fault: { operation: "AssumeRole" },
    });
    expect(writes()).toEqual([]);
  });

  it("a write that was given up before", async () => {
    const written = await done((actor) => actor.enableRegion("af-south-1", AbortSignal.abort()));
    expect(written).toMatchObject({ state: "failed", left: "not-sent" });
    expect(writes()).toEqual([]);
  });

  it("a write to nobody who listens", async () => {
    const nobody = await closedPort();
    const written = await done((actor) => enable(actor), {
      env: { AWS_ENDPOINT_URL_ACCOUNT: `http://127.0.0.1:${nobody}` },
    });
    expect(written).toMatchObject({
      state: "failed",
      left: "not-sent",
      fault: { code: "NetworkError" },
    });
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
