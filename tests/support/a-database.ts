import { randomUUID } from "node:crypto";
import pg from "pg";
import { START_MS, until } from "@/tests/contract/watch/life";

/** Why it could not be made: a busy machine may be too slow to log in. */
async function created(adminUrl: string, name: string, template: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    await client.query(`create database ${name} template ${template}`);
    return null;
  } catch (error) {
    return String(error);
  } finally {
    await client.end();
  }
}

/** A database of its own in a running server, with what is in the one that is named. */
export async function aDatabase(adminUrl: string, template = "template1"): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await until("a database", {
    look: () => created(adminUrl, name, template),
    holds: (problem) => problem === null,
    withinMs: START_MS,
  });
  return adminUrl.replace(/\/postgres$/, `/${name}`);
}
