import { inject, it } from "vitest";
import { KILLS, KILLS_MS, killAgainAndAgain } from "@/tests/contract/watch/kills";
import { aDatabase } from "@/tests/contract/watch/two-processes";

const name = `${KILLS} kills at random moments, nothing lost and each end told once`;
const postgres = inject("postgres");

it(`${name}, on SQLite`, () => killAgainAndAgain(), KILLS_MS);

it.skipIf(!("url" in postgres))(
  `${name}, on PostgreSQL`,
  async () => {
    if ("url" in postgres) await killAgainAndAgain(await aDatabase(postgres.url));
  },
  KILLS_MS,
);
