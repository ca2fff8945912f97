import { describe, inject, it } from "vitest";
import { KILLS, KILLS_MS, killAgainAndAgain } from "@/tests/contract/watch/kills";
import { aDatabase } from "@/tests/support/a-database";

const postgres = inject("postgres");

/** Side by side, since they mostly wait. */
describe.concurrent(`${KILLS} kills at random moments: each watch is where it was, nothing is lost, and each end is told once`, () => {
  it("on SQLite", () => killAgainAndAgain(), KILLS_MS);

  it.skipIf(!("url" in postgres))(
    "on PostgreSQL",
    async () => {
      if ("url" in postgres) await killAgainAndAgain(await aDatabase(postgres.url));
    },
    KILLS_MS,
  );
});
