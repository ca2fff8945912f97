import { expect, it } from "vitest";
import type { StoredSession, StoredToken, WhichSessions } from "@/lib/services/ports/people";
import { onBoth, runSql } from "./databases";
import { T0 } from "./samples";

const aSession = (over: Partial<StoredSession> = {}): Omit<StoredSession, "end"> => {
  const { end: _end, ...session } = {
    id: "session-1",
    issuer: "https://login.acme.example",
    subject: "u-1",
    name: "Ana",
    email: "ana@acme.example",
    groups: ["admins"],
    sid: "sid-1",
    grant: null,
    address: "192.0.2.7",
    createdAt: T0,
    seenAt: T0,
    end: null,
    ...over,
  };
  return session;
};
const ALL = { createdAfter: T0 - 1, seenAfter: T0 - 1 };
const ISSUER = "https://login.acme.example";

onBoth("sessions", ({ fresh }) => {
  it("are kept across a restart, and found by their id", async () => {
    const store = await fresh();
    const first = await store.open();
    const link = aSession({
      id: "link",
      grant: { role: "viewer", accounts: ["prod-*"] },
      sid: null,
    });
    await first.sessions.add(aSession());
    await first.sessions.add(link);
    await first.close();
    const { sessions } = await store.open();
    expect(await sessions.get("session-1")).toEqual({ ...aSession(), end: null });
    expect(await sessions.get("link")).toEqual({ ...link, end: null });
    expect(await sessions.get("session-2")).toBeNull();
  });

  it("were seen when they were seen last, whoever writes later", async () => {
    const { sessions } = await (await fresh()).open();
    await sessions.add(aSession());
    await sessions.seen("session-1", T0 + 60_000);
    await sessions.seen("session-1", T0 + 1_000);
    expect((await sessions.get("session-1"))?.seenAt).toBe(T0 + 60_000);
  });

  it.each<[string, WhichSessions, readonly string[]]>([
    ["one by its id", { ids: ["a"] }, ["a"]],
    ["none by no id", { ids: [] }, []],
    ["all of a person", { issuer: ISSUER, subject: "u-1" }, ["a", "b"]],
    ["none of the same subject elsewhere", { issuer: "link", subject: "u-1" }, []],
    ["those of a provider's session", { issuer: ISSUER, sid: "sid-c" }, ["c"]],
  ])("are ended: %s", async (_name, which, expected) => {
    const { sessions } = await (await fresh()).open();
    await sessions.add(aSession({ id: "a" }));
    await sessions.add(aSession({ id: "b", sid: "sid-b" }));
    await sessions.add(aSession({ id: "c", subject: "u-2", sid: "sid-c" }));
    const ended = await sessions.end(which, { at: T0 + 5, by: "admin" });
    expect(ended.map(({ id }) => id).sort()).toEqual(expected);
    for (const id of expected)
      expect((await sessions.get(id))?.end).toEqual({ at: T0 + 5, by: "admin" });
    const live = (await sessions.live(ALL)).map(({ id }) => id);
    expect(live.sort()).toEqual(["a", "b", "c"].filter((id) => !expected.includes(id)));
    expect(await sessions.end(which, { at: T0 + 9, by: "sign-out" })).toEqual([]);
  });

  it.each([
    ["seen after the limit", T0 + 1, T0 + 1, ["session-1"]],
    ["seen at the limit", T0, T0 + 1, []],
    ["created at the limit", T0 + 1, T0, []],
  ])("are live: %s", async (_name, seenAt, createdAt, expected) => {
    const { sessions } = await (await fresh()).open();
    await sessions.add(aSession({ seenAt, createdAt }));
    const live = await sessions.live({ createdAfter: T0, seenAfter: T0 });
    expect(live.map(({ id }) => id)).toEqual(expected);
  });

  it("that are old go", async () => {
    const { sessions } = await (await fresh()).open();
    await sessions.add(aSession());
    expect(await sessions.prune(T0)).toBe(0);
    expect(await sessions.prune(T0 + 1)).toBe(1);
    expect(await sessions.get("session-1")).toBeNull();
  });

  it("that can't be read are nobody's", async () => {
    const { options, open } = await fresh();
    const { sessions } = await open();
    await sessions.add(aSession());
    await runSql(options, `update sessions set body = '{"name":"Ana"}'`);
    expect(await sessions.get("session-1")).toBeNull();
    expect(await sessions.live(ALL)).toEqual([]);
  });
});

onBoth("sign-ins", ({ fresh }) => {
  const aSignIn = {
    id: "one",
    kind: "link",
    createdAt: T0,
    expiresAt: T0 + 10,
    body: "{}",
  } as const;

  it("are used once, by one of many who try", async () => {
    const store = await fresh();
    const replicas = await Promise.all([store.open(), store.open()]);
    await replicas[0]?.signIns.add(aSignIn);
    const tries = Array.from({ length: 20 }, (_, index) =>
      replicas[index % 2]?.signIns.use("one", T0 + index),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await replicas[0]?.signIns.get("one")).toMatchObject({ kind: "link", body: "{}" });
    expect((await replicas[1]?.signIns.get("one"))?.usedAt).not.toBeNull();
  });

  it("that nobody made are used by nobody", async () => {
    const { signIns } = await (await fresh()).open();
    expect(await signIns.use("none", T0)).toBe(false);
    expect(await signIns.get("none")).toBeNull();
  });

  it("go when they have expired", async () => {
    const { signIns } = await (await fresh()).open();
    await signIns.add(aSignIn);
    expect(await signIns.prune(T0 + 10)).toBe(0);
    expect(await signIns.prune(T0 + 11)).toBe(1);
  });
});

onBoth("tokens", ({ fresh }) => {
  const aToken = (over: Partial<StoredToken> = {}) => {
    const {
      used: _used,
      revokedAt: _revoked,
      ...token
    }: StoredToken = {
      id: "hash-1",
      hint: "brt_3Jm7",
      name: "ci",
      grant: { role: "viewer", accounts: ["payments-*"] },
      madeBy: "user:Ana",
      createdAt: T0,
      expiresAt: T0 + 1_000,
      revokedAt: null,
      used: null,
      ...over,
    };
    return token;
  };

  it("are kept, listed newest first, and say when they were used last", async () => {
    const { tokens } = await (await fresh()).open();
    await tokens.add(aToken());
    await tokens.add(
      aToken({
        id: "hash-2",
        name: "all",
        createdAt: T0 + 1,
        grant: { role: "operator", accounts: null },
      }),
    );
    expect((await tokens.list(T0)).map(({ name }) => name)).toEqual(["all", "ci"]);
    expect(await tokens.get("hash-1")).toEqual({ ...aToken(), revokedAt: null, used: null });
    const used = { at: T0 + 9, what: "GET /metrics", from: "192.0.2.7" };
    await tokens.used("hash-1", used);
    expect((await tokens.get("hash-1"))?.used).toEqual(used);
  });

  it.each([
    ["while it lasts", T0 + 999, false],
    ["once it has ended", T0 + 1_000, true],
  ])("of one name there is one: %s", async (_name, createdAt, added) => {
    const { tokens } = await (await fresh()).open();
    await tokens.add(aToken());
    expect(await tokens.add(aToken({ id: "hash-2", createdAt, expiresAt: T0 + 9_000 }))).toBe(
      added,
    );
  });

  it("made by two at once under one name are one", async () => {
    const store = await fresh();
    const replicas = await Promise.all([store.open(), store.open()]);
    const tries = Array.from({ length: 10 }, (_, index) =>
      replicas[index % 2]?.tokens.add(aToken({ id: `hash-${index}` })),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  it("that were revoked are in no list, and their name is free", async () => {
    const { tokens } = await (await fresh()).open();
    await tokens.add(aToken());
    expect(await tokens.revoke("hash-1", T0 + 5)).toBe(true);
    expect(await tokens.revoke("hash-1", T0 + 6)).toBe(false);
    expect((await tokens.get("hash-1"))?.revokedAt).toBe(T0 + 5);
    expect(await tokens.list(T0)).toEqual([]);
    expect(await tokens.add(aToken({ id: "hash-2" }))).toBe(true);
  });

  it("go when they ended before", async () => {
    const { tokens } = await (await fresh()).open();
    await tokens.add(aToken());
    await tokens.add(aToken({ id: "hash-2", name: "b", expiresAt: T0 + 9_000 }));
    await tokens.revoke("hash-2", T0 + 2_000);
    expect(await tokens.prune(T0 + 1_000)).toBe(0);
    expect(await tokens.prune(T0 + 1_001)).toBe(1);
    expect(await tokens.prune(T0 + 2_001)).toBe(1);
  });
});
