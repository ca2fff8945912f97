import { expect, it } from "vitest";
import type { MadeColumn } from "@/lib/services/ports/columns";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { createColumnWriter } from "@/lib/services/world/column-writer";

const columnOf = (region: string): MadeColumn => ({
  ...{ account: "111122223333", region, version: 1, seal: "", body: "{}" },
  ...{ judgedAt: 0, turnsAt: null, required: null, planned: null },
  gist: {
    ...{ models: null, profiles: null, answered: false, pending: [] },
    ...{ attemptedAt: 0, readAt: null },
  },
});

const bug = new TypeError("no such list");

it.each<[what: string, thrown: Error, told: readonly Error[]]>([
  [
    "the store says itself what is wrong with it",
    Object.assign(new Error("The disk is full."), { name: STORE_ERROR }),
    [],
  ],
  ["what is wrong where it is not the store is told", bug, [bug]],
])("%s, and the next columns are written", async (_what, thrown, told) => {
  const puts: string[][] = [];
  const heard: unknown[] = [];
  const put = async (columns: readonly MadeColumn[]) => {
    puts.push(columns.map(({ region }) => region));
    if (puts.length === 1) throw thrown;
  };
  const writer = createColumnWriter({ put }, (error) => heard.push(error));
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  writer.add(columnOf("eu-west-1"));
  await settled();
  expect(heard).toEqual(told);
  writer.add(columnOf("eu-west-3"));
  await settled();
  expect(puts).toEqual([["eu-west-1"], ["eu-west-3"]]);
});
