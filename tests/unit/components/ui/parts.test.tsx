import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Age } from "@/components/ui/age";
import { Command, wrapCommand } from "@/components/ui/command";
import { STATE_LOOK } from "@/components/ui/state-look";
import { StateMark } from "@/components/ui/state-mark";
import { STATES } from "@/lib/domain/state";

describe("states", () => {
  it("each have a word and a shape of their own", () => {
    const shapes = STATES.map((state) =>
      renderToStaticMarkup(<StateMark state={state} />).replace(/data-s="[^"]*"/, ""),
    );
    expect(new Set(shapes).size).toBe(STATES.length);
    expect(new Set(STATES.map((state) => STATE_LOOK[state].word)).size).toBe(STATES.length);
  });

  it("are read aloud only where no word stands beside the mark", () => {
    expect(renderToStaticMarkup(<StateMark state="unknown" label />)).toContain("Unknown");
    expect(renderToStaticMarkup(<StateMark state="unknown" />)).not.toContain("Unknown");
  });
});

describe("an age", () => {
  it("is rendered on the server from the server's own times", () => {
    const html = renderToStaticMarkup(<Age at={1_000_000} serverNow={1_000_000 + 120_000} />);
    expect(html).toContain("2 min ago");
  });
});

describe("a command to copy", () => {
  it.each([
    [
      "short ones stand as they are",
      "aws sso login --profile payments",
      "aws sso login --profile payments",
    ],
    [
      "what is no AWS command stands as it is",
      `{"Version":"${"x".repeat(80)}"}`,
      `{"Version":"${"x".repeat(80)}"}`,
    ],
    [
      "long ones break before options and still run",
      "aws bedrock put-use-case-for-model-access --region eu-south-1 --form-data fileb://form.json",
      "aws bedrock put-use-case-for-model-access \\\n  --region eu-south-1 --form-data fileb://form.json",
    ],
  ])("%s", (_name, text, expected) => {
    expect(wrapCommand(text)).toBe(expected);
  });

  const accepted = "aws bedrock create-foundation-model-agreement --model-id x --offer-token y";
  it.each([
    ["one that accepts", accepted, "Accepts the provider’s EULA and starts a subscription."],
    [
      "one that sends the form",
      "aws bedrock put-use-case-for-model-access --form-data fileb://form.json",
      "Sends the use case form to the provider.",
    ],
  ])("says what it does before it stands: %s", (_name, text, consequence) => {
    const html = renderToStaticMarkup(<Command text={text} />);
    expect(html.indexOf(consequence)).toBeGreaterThanOrEqual(0);
    expect(html.indexOf(consequence)).toBeLessThan(html.indexOf("<pre"));
  });

  it("says nothing where it only reads", () => {
    const html = renderToStaticMarkup(<Command text="aws bedrock list-foundation-models" />);
    expect(html).not.toMatch(/<p[ >]/);
  });
});
