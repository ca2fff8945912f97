import { z } from "zod";
import { optional, parametersOf } from "@/lib/cli/openapi/parameters";
import type { Route } from "@/lib/cli/openapi/route";
import { EntryView } from "@/lib/contracts/entry";
import { LiveAnswer, ReadyAnswer } from "@/lib/contracts/health";
import { Me } from "@/lib/contracts/me";
import { PeopleView } from "@/lib/contracts/people";
import { RecordStanding, RecordView } from "@/lib/contracts/record";
import { TokensView } from "@/lib/contracts/tokens";
import { WouldSee } from "@/lib/contracts/would-see";
import { RecordQuery } from "@/lib/services/audit/read-record";

const COMMAS = "Several with commas between.";

const RECORD = parametersOf(RecordQuery, {
  q: "Words to look for.",
  time: "How far back.",
  who: `Who did it, by key. ${COMMAS} A comma within one is \`%2C\`.`,
  what: `What was done. ${COMMAS}`,
  account: `Account keys. ${COMMAS}`,
  outcome: `What came of it. ${COMMAS}`,
  before: "Rows below this number: the `next` of the page before.",
});

/** Who may do what, and the record of what was done. */
export const ACCESS: readonly Route[] = [
  {
    path: "/api/me",
    tag: "Access",
    may: "read",
    summary: "Who asks, and what they may do where.",
    json: { Me },
    tagged: true,
  },
  {
    path: "/api/entry",
    tag: "Access",
    may: "read",
    summary: "How who asks came in, and how they come in again.",
    json: { EntryView },
  },
  {
    path: "/api/people",
    tag: "Access",
    may: "manage",
    summary: "Who is signed in and by which grants; and the grants, each with whom it lets in.",
    json: { PeopleView },
  },
  {
    path: "/api/tokens",
    tag: "Access",
    may: "manage",
    summary: "The tokens that open something now, without their text.",
    json: { TokensView },
  },
  {
    path: "/api/would-see",
    tag: "Access",
    may: "manage",
    summary: "What somebody of a group or with an address would see.",
    parameters: optional(
      parametersOf(z.object({ group: z.array(z.string().max(320)), email: z.string().max(320) }), {
        group: "A group as the provider names it; may come again.",
        email: "A verified address.",
      }),
    ),
    json: { WouldSee },
    refuses: [400],
  },
  {
    path: "/api/record",
    tag: "Access",
    may: "read",
    summary: "A page of the record: all of it for who may manage, for others what they did.",
    parameters: RECORD,
    json: { RecordView },
    refuses: [400],
  },
  {
    path: "/api/record/check",
    tag: "Access",
    may: "manage",
    summary: "Where the record stands, and what the last look at the whole of it told.",
    json: { RecordStanding },
  },
  {
    path: "/api/record/export",
    tag: "Access",
    may: "manage",
    summary: "The record as lines of JSON: all of it oldest first, or with filters what they show.",
    parameters: RECORD,
    other: { "application/jsonl": "A row a line: the text that was hashed, and its `hash`." },
    refuses: [400],
  },
];

/** For a supervisor and for Prometheus. */
export const HEALTH: readonly Route[] = [
  {
    path: "/api/health/live",
    tag: "Health",
    may: null,
    summary: "The process answers.",
    json: { LiveAnswer },
  },
  {
    path: "/api/health/ready",
    tag: "Health",
    may: null,
    summary: "A write to the store works; told within a second, 503 where not.",
    json: { ReadyAnswer },
  },
  {
    path: "/metrics",
    tag: "Health",
    may: "read",
    summary: "Figures for Prometheus. With METRICS_PUBLIC=1 for whoever asks.",
    other: { "text/plain": "Prometheus' text format." },
  },
];
