import { expect, it } from "vitest";
import { FILE_MAX_BYTES, readTextFile } from "@/components/diagnose/read-file";

const file = (text: string) => new File([text], "app.log");

it.each([
  ["a log", "ThrottlingException", true],
  ["the largest that is taken", "a".repeat(FILE_MAX_BYTES), true],
  ["one byte more", "a".repeat(FILE_MAX_BYTES + 1), false],
  ["an empty file", " \n", false],
  ["an archive", "PK\u0003\u0004\u0000\u0000", false],
])("%s", async (_name, text, ok) => {
  expect((await readTextFile(file(text))).ok).toBe(ok);
});

it("says why a file was not taken", async () => {
  const gone = { name: "gone.log", size: 3, text: () => Promise.reject(new Error("gone")) };
  expect(await readTextFile(gone)).toEqual({
    ok: false,
    why: "The browser could not read gone.log.",
  });
});
