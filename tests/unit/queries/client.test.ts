import { describe, expect, it } from "vitest";
import { failureOf, storeProblemOf } from "@/lib/queries/client";

const FULL = { message: "The disk is full. Make room.", since: 1_700_000_000_000 };
const failed = (status: number, body: unknown) => failureOf(Response.json(body, { status }));

describe("an answer that is none", () => {
  it.each<[string, number, unknown, string, typeof FULL | null]>([
    ["says the store's words, and since when", 503, FULL, FULL.message, FULL],
    ["says its number where it is not the store's", 500, FULL, "HTTP 500", null],
    ["says what is not there", 404, { message: "No such Region." }, "No such Region.", null],
    ["… and its number where a proxy answers", 404, "Not Found", "HTTP 404", null],
    ["… and where it does not say since when", 503, { message: "Down." }, "HTTP 503", null],
  ])("%s", async (_name, status, body, message, problem) => {
    const error = await failed(status, body);
    expect(error.message).toBe(message);
    expect(storeProblemOf(error)).toEqual(problem);
  });

  it("of a proxy, which is no JSON, is its number", async () => {
    const error = await failureOf(new Response("<html>", { status: 503 }));
    expect([error.message, storeProblemOf(error)]).toEqual(["HTTP 503", null]);
  });
});
