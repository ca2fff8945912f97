import type { ClosedRoute, Route } from "@/lib/domain/verdict";

/**
 * A way to call a model: the profile that leads there, and where that may send a call. `closed` is why no call gets
 * through by it, `title` in at most six words; null: it is open.
 */
export type OfferedRoute = {
  route: Route;
  profileId: string | null;
  destinations: readonly string[];
  closed: (Pick<ClosedRoute, "code" | "cause"> & { title: string }) | null;
};

/**
 * `<prefix>.<provider>.<model>`: a prefix is a word or two of letters, a provider has no hyphen and a model begins with
 * a letter, which tells a profile from a model id with a dot in it (`deepseek.v3.2`, `zai.glm-4.7`). Prefixes are open:
 * AWS adds new ones.
 */
export const PROFILE_PREFIX = "[a-z]{2,6}(?:-[a-z]{2,4})?";
const PROFILE_ID = new RegExp(`^(${PROFILE_PREFIX})\\.([a-z][a-z0-9]*\\.[a-z].*)$`);

/** The prefix of an inference profile id, which is its route; null for any other id. */
export const prefixOf = (id: string): Route | null => PROFILE_ID.exec(id)?.[1] ?? null;

/** The base model an inference profile id leads to; any other id is returned as it is. */
export const modelOfProfile = (id: string): string => PROFILE_ID.exec(id)?.[2] ?? id;

/** Goes through an inference profile, geographic or global. */
export const isProfileRoute = (route: Route): boolean =>
  route !== "on-demand" && route !== "provisioned";

/** Goes through one profile for several Regions of a geography, not on demand, provisioned or worldwide. */
export const isGeographic = (route: Route): boolean => isProfileRoute(route) && route !== "global";
