import { describe, expect, it } from "vitest";
import { MAX_TOKENS, snippetsFor } from "@/lib/domain/how-to-call/snippets";
import { PROOF_KINDS } from "@/lib/domain/proof/kinds";

const AT = { region: "eu-west-1", id: "eu.anthropic.claude-haiku-4-5-20251001-v1:0" };

describe("snippets", () => {
  it("set max tokens wherever a model answers with text", () => {
    for (const text of Object.values(snippetsFor("converse", AT)))
      expect(text).toMatch(new RegExp(`maxTokens"?[=:] ?${MAX_TOKENS}`));
    for (const text of Object.values(snippetsFor("messages", AT)))
      expect(text).toContain(`"max_tokens":${MAX_TOKENS}`);
  });

  it("name the Region and the id, of every kind in every language", () => {
    for (const kind of PROOF_KINDS) {
      for (const text of Object.values(snippetsFor(kind, AT))) {
        expect(text).toContain(AT.id);
        expect(text).toContain("eu-west-1");
      }
    }
  });

  it("let nothing of an id out of its quotes", () => {
    const { cli, python, typescript } = snippetsFor("converse", { ...AT, id: `x.y'"$(id)\n` });
    expect(cli).toContain(`--model-id 'x.y'\\''"$(id)\n' \\`);
    expect(python).toContain(String.raw`modelId="x.y'\"$(id)\n",`);
    expect(typescript).toContain(String.raw`modelId: "x.y'\"$(id)\n",`);
  });
});
