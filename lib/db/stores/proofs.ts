import { unmarked, wholeMs } from "@/lib/db/rows";
import type { Access, Database, Trx } from "@/lib/db/schema";
import { countWrite, takeTurn } from "@/lib/db/writes";
import type { Spent } from "@/lib/domain/proof/budget";
import { StoredProof } from "@/lib/domain/proof/codec";
import type { Proof } from "@/lib/domain/proof/proof";
import type { EpochMs } from "@/lib/domain/time";
import type { ProofStore } from "@/lib/services/ports/proofs";

/** Plans of calls, and what came of calls. Limits are looked at in the transaction that counts the call. */
export function createProofs({ read, write, engine, tell }: Access): ProofStore {
  return {
    addPlan: ({ id, account, createdAt, body }) =>
      write(async (trx) => {
        await trx
          .insertInto("proof_plans")
          .values({ id, account, created_at: wholeMs(createdAt), used_at: null, body })
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
      }),
    plan: (id) =>
      read(async (db) => {
        const query = db.selectFrom("proof_plans").selectAll().where("id", "=", id);
        const row = await query.executeTakeFirst();
        return row ? toPlan(row) : null;
      }),
    spendPlan: (id, at) =>
      write(async (trx, again) => {
        const row = await trx
          .updateTable("proof_plans")
          .set({ used_at: wholeMs(at) })
          .where("id", "=", id)
          .where(unmarked("used_at", { at, again }))
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    begin: (proof, { perDay, dayFrom, everyMs }) =>
      write(async (trx, again) => {
        await takeTurn(trx, engine);
        if (again && (await isThere(trx, proof.id))) return "begun";
        const { calls } = await spentOf(trx, proof.account, dayFrom);
        if (calls + proof.calls > perDay) return "over-budget";
        if (await wasTried(trx, proof, everyMs)) return "too-soon";
        await trx.insertInto("proofs").values(fromProof(proof)).execute();
        await countWrite(trx);
        return "begun";
      }),
    again: (id, { perDay, dayFrom }) =>
      write(async (trx) => {
        await takeTurn(trx, engine);
        const row = await trx
          .selectFrom("proofs")
          .select(["account", "calls"])
          .where("id", "=", id)
          .executeTakeFirst();
        if (!row) return false;
        // Cut off after it was kept: the second call is counted already.
        if (row.calls > 1) return true;
        const { calls } = await spentOf(trx, row.account, dayFrom);
        if (calls + 1 > perDay) return false;
        await trx
          .updateTable("proofs")
          .set({ calls: row.calls + 1 })
          .where("id", "=", id)
          .execute();
        return true;
      }),
    finish: (proof) =>
      write(async (trx) => {
        const { cost, calls, body } = fromProof(proof);
        await trx
          .updateTable("proofs")
          .set({ cost, calls, body })
          .where("id", "=", proof.id)
          .execute();
        await countWrite(trx);
      }),
    since: (at, place) =>
      read(async (db) => {
        const rows = await db
          .selectFrom("proofs")
          .selectAll()
          .where("at", ">=", wholeMs(at))
          .$if(place !== undefined, (query) =>
            query
              .where("account", "=", place?.account ?? "")
              .where("region", "=", place?.region ?? "")
              .where("model_id", "=", place?.modelId ?? ""),
          )
          .orderBy("at", "desc")
          .orderBy("id")
          .execute();
        return rows.flatMap((row) => sound(row, tell) ?? []);
      }),
    spent: (account, dayFrom) => read((db) => spentOf(db, account, dayFrom)),
    prune: (before) =>
      write(async (trx) => {
        await trx.deleteFrom("proof_plans").where("created_at", "<", wholeMs(before)).execute();
        const { numDeletedRows } = await trx
          .deleteFrom("proofs")
          .where("at", "<", wholeMs(before))
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}

type Reader = Pick<Trx, "selectFrom">;

async function spentOf(db: Reader, account: string, dayFrom: EpochMs): Promise<Spent> {
  const row = await db
    .selectFrom("proofs")
    .select((eb) => [
      eb.fn.sum<number | null>("calls").as("calls"),
      eb.fn.sum<number | null>("cost").as("cost"),
    ])
    .where("account", "=", account)
    .where("at", ">=", wholeMs(dayFrom))
    .executeTakeFirstOrThrow();
  return { calls: Number(row.calls ?? 0), cost: Number(row.cost ?? 0) };
}

async function wasTried(
  db: Reader,
  { account, region, modelId, route, at }: Proof,
  everyMs: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("proofs")
    .select("id")
    .where("account", "=", account)
    .where("region", "=", region)
    .where("model_id", "=", modelId)
    .where("route", "=", route)
    .where("at", ">", wholeMs(at - everyMs))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const isThere = async (db: Reader, id: string): Promise<boolean> =>
  (await db.selectFrom("proofs").select("id").where("id", "=", id).executeTakeFirst()) !==
  undefined;

const toPlan = ({ id, account, created_at, used_at, body }: Database["proof_plans"]) => ({
  id,
  account,
  createdAt: created_at,
  usedAt: used_at,
  body,
});

const fromProof = (proof: Proof): Database["proofs"] => ({
  id: proof.id,
  account: proof.account,
  region: proof.region,
  model_id: proof.modelId,
  route: proof.route,
  at: wholeMs(proof.at),
  calls: proof.calls,
  cost: proof.cost,
  body: JSON.stringify({ ...proof, at: wholeMs(proof.at) }),
});

/** A row of a newer version, or one that was damaged, proves nothing. */
function sound(row: Database["proofs"], tell: Access["tell"]): Proof | null {
  const parsed = StoredProof.safeParse(json(row.body));
  if (parsed.success) return parsed.data;
  tell("A proof can't be read, so it counts for nothing.", { id: row.id });
  return null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}
