import { type CallLog, createCallLog } from "@/lib/stand-in/calls";
import { type Credentials, createCredentials, type GivenKey } from "@/lib/stand-in/credentials";
import { createFaults, type Faults } from "@/lib/stand-in/faults/match";
import { createPace, type Pace } from "@/lib/stand-in/pace";
import { ALLOW_ALL, type Policy } from "@/lib/stand-in/policy";
import { startWorld, type World } from "@/lib/stand-in/world/state";
import type { WorldSpec } from "@/lib/stand-in/world/types";

export type SiteOptions = {
  world: WorldSpec;
  /** Calls per second that each Bedrock operation of a region takes; absent means no limit. */
  rate?: number;
  /** Milliseconds before every answer. */
  latencyMs?: number;
  /** Scripted delays pass this many times as fast; the clock stays the real one. */
  speed?: number;
  keys?: readonly GivenKey[];
  policy?: Partial<Policy>;
};

/** How far AWS's clock is from the real one, in milliseconds. */
export type Clock = { headerOffsetMs: number; windowOffsetMs: number };

/** Everything that a running stand-in remembers. */
export type Site = {
  options: SiteOptions;
  world: World;
  credentials: Credentials;
  pace: Pace;
  faults: Faults;
  policy: Policy;
  calls: CallLog;
  clock: Clock;
  latencyMs: number;
  /** How long new sessions last, whatever was asked for; null: as asked. */
  sessionSeconds: number | null;
};

export function createSite(options: SiteOptions): Site {
  const world = startWorld(options.world, { now: Date.now(), speed: options.speed ?? 1 });
  return {
    options,
    world,
    credentials: createCredentials(world, options.keys ?? []),
    pace: createPace(options.rate),
    faults: createFaults(options.world.faults, options.world.seed),
    policy: { ...ALLOW_ALL, ...options.policy },
    calls: createCallLog(),
    clock: { headerOffsetMs: 0, windowOffsetMs: 0 },
    latencyMs: options.latencyMs ?? 0,
    sessionSeconds: null,
  };
}

/** Back to the start: the world, its clock, its faults and its counts. */
export function resetSite(site: Site): void {
  Object.assign(site, createSite(site.options));
}
