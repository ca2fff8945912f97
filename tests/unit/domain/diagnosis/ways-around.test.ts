import { describe, expect, it } from "vitest";
import { type ProfileDestinations, waysAround } from "@/lib/domain/diagnosis/ways-around";
import type { CellKind } from "@/lib/domain/grid/snapshot";
import type { State } from "@/lib/domain/state";
import type { Route } from "@/lib/domain/verdict";

const BASE = "anthropic.claude-opus-5";

function kind(state: State, routes: readonly Route[]): CellKind {
  return {
    state,
    code: null,
    cause: null,
    title: "",
    owner: null,
    routes,
    closedRoutes: [],
    noted: false,
    legacy: false,
    weighty: false,
    lastKnown: null,
  };
}

const profile = (
  region: string,
  prefix: string,
  ...destinations: string[]
): ProfileDestinations => ({
  region,
  profileId: `${prefix}.${BASE}`,
  destinations,
});

/** Cells of one model in account `a`, by Region: the routes of a ready one, or another state. */
function world(cells: Readonly<Record<string, readonly Route[] | State>>) {
  const kinds: CellKind[] = [];
  const columns = Object.entries(cells).map(([place, value]) => {
    const [region = "", account = "a"] = place.split("/");
    kinds.push(typeof value === "string" ? kind(value, ["on-demand"]) : kind("ready", value));
    return {
      account,
      region,
      status: null,
      fault: null,
      noEndpoint: false,
      readAt: 1,
      attemptedAt: 1,
      cells: [kinds.length - 1],
    };
  });
  const models = [{ modelId: BASE, name: "Opus", provider: "Anthropic", prefix: "anthropic" }];
  return { models, kinds, columns };
}

const US = ["us-east-1", "us-east-2", "us-west-2"];
const ask = (
  cells: Parameters<typeof world>[0],
  { profiles = [], modelId = `us.${BASE}`, region = "us-east-1", denied = "us-west-2" } = {} as {
    profiles?: readonly ProfileDestinations[];
    modelId?: string;
    region?: string;
    denied?: string;
  },
) => waysAround({ snapshot: world(cells), account: "a", profiles, modelId, region, denied });

describe("ways around a denied destination", () => {
  it("names where the profile that was called leads from there", () => {
    const profiles = [profile("us-east-1", "us", ...US), profile("us-east-2", "us", "us-east-2")];
    expect(ask({}, { profiles })).toMatchObject({
      profileId: `us.${BASE}`,
      destinations: US,
      ways: [],
    });
  });

  it.each<[string, Parameters<typeof world>[0], readonly ProfileDestinations[], readonly string[]]>(
    [
      [
        "on demand in the Region that was called",
        { "us-east-1": ["on-demand"] },
        [],
        ["us-east-1 on-demand"],
      ],
      ["not on demand in the denied one", { "us-west-2": ["on-demand"] }, [], []],
      [
        "not the profile that leads there",
        { "us-east-1": ["us"] },
        [profile("us-east-1", "us", ...US)],
        [],
      ],
      [
        "a profile that does not",
        { "us-east-1": ["ca"] },
        [profile("us-east-1", "ca", "ca-central-1")],
        ["us-east-1 ca"],
      ],
      ["no profile whose destinations are not known", { "us-east-1": ["ca"] }, [], []],
      ["no profile that lists none", { "us-east-1": ["ca"] }, [profile("us-east-1", "ca")], []],
      [
        "not the global one, whatever it lists",
        { "us-east-1": ["global"] },
        [profile("us-east-1", "global", "us-east-1")],
        [],
      ],
      ["only where the cell is ready", { "us-east-1": "blocked", "us-east-2": "unknown" }, [], []],
      [
        "the Region called first, then its geography, then the rest",
        { "eu-west-1": ["on-demand"], "ca-central-1": ["on-demand"], "us-east-1": ["on-demand"] },
        [],
        ["us-east-1 on-demand", "ca-central-1 on-demand", "eu-west-1 on-demand"],
      ],
    ],
  )("%s", (_name, cells, profiles, expected) => {
    const { ways } = ask(cells, { profiles });
    expect(ways.map(({ region, route }) => `${region} ${route}`)).toEqual(expected);
  });

  it("gives the id to call", () => {
    const { ways } = ask(
      { "us-east-1": ["ca", "on-demand"] },
      { profiles: [profile("us-east-1", "ca", "ca-central-1")] },
    );
    expect(ways.map(({ id }) => id)).toEqual([`ca.${BASE}`, BASE]);
  });

  it("looks at no other account", () => {
    expect(ask({ "us-east-1/b": ["on-demand"] }).ways).toEqual([]);
  });

  it("shows a handful", () => {
    const many = Object.fromEntries(
      [
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "sa-east-1",
      ].map((region) => [region, ["on-demand"] as const]),
    );
    expect(ask(many).ways).toHaveLength(6);
  });
});
