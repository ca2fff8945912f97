import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CheckAnswer } from "@/lib/contracts/check";
import { EntryView } from "@/lib/contracts/entry";
import { PeopleView } from "@/lib/contracts/people";
import { TokensView } from "@/lib/contracts/tokens";
import { LOCAL } from "@/lib/domain/access/rights";
import { callerOfSession } from "@/lib/services/access/caller-of";
import { listPeople } from "@/lib/services/access/list-people";
import { makeToken, readTokens } from "@/lib/services/access/manage";
import { openSession } from "@/lib/services/access/open-session";
import { readEntry } from "@/lib/services/access/read-entry";
import { checkStored } from "@/lib/services/requirements/check-stored";
import { anEntry, type Entry } from "@/tests/support/an-entry";

let entry: Entry;
beforeEach(async () => {
  entry = await anEntry();
  entry.grants.push({ to: { by: "group", pattern: "admins" }, role: "admin", accounts: null });
  entry.grants.push({
    to: { by: "email", pattern: "*@acme.example" },
    role: "viewer",
    accounts: ["prod"],
  });
});
afterEach(() => entry.close());

const NOTHING_MORE = { id: "", address: null, createdAt: 0, seenAt: 0, end: null };

const throughWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("what crosses the wire is what its contract says", () => {
  it("who is signed in, by which grants, and whom each grant lets in", async () => {
    const ctx = entry.process();
    const person = {
      issuer: "https://login.acme.example",
      email: null,
      groups: [],
      sid: null,
      grant: null,
    };
    const ana = {
      ...person,
      subject: "u-1",
      name: "Ana",
      groups: ["admins"],
      email: "ana@acme.example",
    };
    const secret = await openSession(ctx, { session: ana, before: null });
    await openSession(ctx, { session: ana, before: null });
    const guest = { ...person, issuer: "link", subject: "guest", name: "guest" };
    const grant = { role: "viewer", accounts: ["dev"] } as const;
    await openSession(ctx, { session: { ...guest, grant: { ...grant } }, before: null });
    const asking = {
      ...entry.as(callerOfSession({ ...ana, ...NOTHING_MORE })),
      session: ctx.identity.secrets.hashOf(secret),
    };
    const view = await listPeople(asking);
    expect(PeopleView.parse(throughWire(view))).toEqual(throughWire(view));
    expect(view.grants.map(({ line, whom }) => [line, whom])).toEqual([
      ["group: admins", ["Ana"]],
      ["email: *@acme.example", ["Ana"]],
    ]);
    const byName = Object.fromEntries(view.sessions.map((one) => [one.name, one]));
    expect(byName.Ana?.grants.map(({ line }) => line)).toEqual([
      "group: admins",
      "email: *@acme.example",
    ]);
    expect(byName.guest?.grants).toEqual([
      { line: "the link itself", role: "viewer", accounts: ["dev"] },
    ]);
    expect([byName.Ana?.role, byName.guest?.role]).toEqual(["admin", "viewer"]);
    const whose = view.sessions.map(({ name, you, here }) => `${name} ${you} ${here}`);
    expect(whose.sort()).toEqual(["Ana true false", "Ana true true", "guest false false"]);
  });

  it("tokens, without their text or hash", async () => {
    const admin = entry.as(LOCAL);
    const made = await makeToken(admin, {
      name: "ci",
      role: "viewer",
      accounts: ["prod"],
      days: 90,
    });
    const view = await readTokens(admin);
    expect(TokensView.parse(throughWire(view))).toEqual(throughWire(view));
    const text = made.ok ? made.value.text : "";
    expect(view.tokens).toMatchObject([{ name: "ci", hint: text.slice(0, 8), used: null }]);
    expect(JSON.stringify(view)).not.toContain(admin.identity.secrets.hashOf(text));
    expect(JSON.stringify(view)).not.toContain(text);
  });

  it("how one came in, and one is told from another by a name that names nobody", () => {
    const link = {
      kind: "user",
      known: "link",
      issuer: "link",
      role: "viewer",
      accounts: null,
    } as const;
    const [ana, ben] = ["ana", "ben"].map((name) =>
      readEntry(entry.as({ ...link, subject: name, name })),
    );
    expect(EntryView.parse(throughWire(ana))).toEqual(ana);
    expect(ana?.key).not.toBe(ben?.key);
    expect(ana?.key).not.toContain("ana");
  });

  it("what a pipeline is told, and a name that is none in words", async () => {
    const asked = { asked: ["amazon.nova-lite-v1:0@eu-west-1"], format: "json" } as const;
    const checked = await checkStored(entry.as(LOCAL), asked);
    if (!checked.ok) throw new Error(checked.error);
    expect(CheckAnswer.parse(throughWire(checked.value))).toMatchObject({
      exitCode: 2,
      scannedAt: null,
    });
    expect(await checkStored(entry.as(LOCAL), { ...asked, asked: ["x"] })).toMatchObject({
      ok: false,
    });
  });
});
