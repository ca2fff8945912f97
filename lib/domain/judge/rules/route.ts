import type { Fault } from "@/lib/domain/facts/fault";
import type { Cell } from "@/lib/domain/judge/cell";
import {
  notOffered,
  PASS,
  type Rule,
  type RuleOutcome,
  remark,
  unreadable,
} from "@/lib/domain/judge/outcome";
import { isGeographic } from "@/lib/domain/routes";
import type { Finding } from "@/lib/domain/verdict";

/**
 * Why there may be routes that no list showed: the call that could have shown one failed. Null where the routes are
 * all of them.
 */
export function unseenRoutes({ index, listing }: Pick<Cell, "index" | "listing">): Fault | null {
  const { listed, provisionable } = listing;
  const profileMayExist = !listed || listed.inferenceTypes.includes("INFERENCE_PROFILE");
  if (profileMayExist && !index.profiles.ok) return index.profiles.fault;
  return provisionable && !index.provisioned.ok ? index.provisioned.fault : null;
}

/** Row 3: `not_offered` only when every call that could have shown a route was answered. */
export const routeRule: Rule = {
  gate: "route",
  judge: ({ index, listing }) => {
    if (listing.routes.length > 0) return { kind: "pass", notes: routeNotes(listing, index) };
    if (!index.models.ok) return { kind: "skip" };
    const fault = unseenRoutes({ index, listing });
    return { ...(fault ? unreadable(fault) : notOffered), notes: listingNotes(listing) };
  },
};

function listingNotes(listing: Cell["listing"]): Finding[] {
  const notes = customNotes(listing);
  if (!listing.variantsOnly) return notes;
  const message = "No longer listed: AWS gives only context variants of it here.";
  return [...notes, remark({ gate: "route", severity: "note", message })];
}

function customNotes({ customised, provisioned }: Cell["listing"]): Finding[] {
  if (!customised || provisioned) return [];
  return [
    remark({
      gate: "route",
      severity: "note",
      message:
        "A provisioned throughput in service here serves a custom model made from this one; it opens no route to this model itself.",
    }),
  ];
}

function routeNotes(listing: Cell["listing"], index: Cell["index"]): Finding[] {
  const { routes, provisionable } = listing;
  const notes = customNotes(listing);
  if (!routes.includes("on-demand") && !routes.includes("provisioned")) {
    const where = routes.some(isGeographic)
      ? "an inference profile"
      : "the global inference profile";
    notes.push(
      remark({
        gate: "route",
        severity: "note",
        cause: "inference-profile-required",
        owner: "application-code",
        message: `Only through ${where}: call it by the profile's id, not by the model's own.`,
      }),
    );
  }
  if (!index.profiles.ok) {
    notes.push(
      remark({
        gate: "route",
        severity: "warn",
        code: index.profiles.fault.code,
        cause: index.profiles.fault.cause,
        message: "The inference profiles were not read, so there may be further routes.",
      }),
    );
  }
  if (provisionable && !index.provisioned.ok) {
    notes.push(
      remark({
        gate: "route",
        severity: "warn",
        code: index.provisioned.fault.code,
        cause: index.provisioned.fault.cause,
        message: "The provisioned throughputs were not read, so there may be a provisioned route.",
      }),
    );
  }
  return notes;
}

/** Row 6. */
export const offeredRule: Rule = {
  gate: "offered",
  judge: ({ availability }): RuleOutcome => {
    if (!availability.ok) return { kind: "skip" };
    return availability.value.region === "NOT_AVAILABLE" ? notOffered : PASS;
  },
};
