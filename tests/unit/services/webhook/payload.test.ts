import { describe, expect, it } from "vitest";
import { NOWHERE } from "@/lib/domain/links/target";
import { actBody, testBody, webhookBody } from "@/lib/services/webhook/payload";
import { aWish, T0 } from "@/tests/support/acts/samples";
import { aWatch } from "@/tests/support/watches/watch";

const HOSTILE = "<!channel> <https://evil.example/x|Confirm here> & more";
const TOLD = "&lt;!channel&gt; &lt;https://evil.example/x|Confirm here&gt; &amp; more";
const publicUrl = "https://readiness.example.com";
const textOf = (body: string): string => JSON.parse(body).text;

describe("what somebody typed or AWS wrote", () => {
  it("of a wish reaches Slack as text, beside a link of our own", () => {
    const wish = aWish("accept-agreement");
    if (!wish.wish) throw new Error("somebody wished it");
    const act = { ...wish, wish: { ...wish.wish, reason: HOSTILE } };
    const text = textOf(actBody({ act, notice: { kind: "asked", at: T0 }, publicUrl }));
    expect(text).toContain(TOLD);
    expect(text).not.toMatch(/[<>]/);
    expect(text).toMatch(/ https:\/\/readiness\.example\.com\/acts\/\S+$/);
  });

  it("of an agreement and of a test reaches it so too", () => {
    const watch = { ...aWatch(), modelId: HOSTILE };
    const notice = { flightNo: 1, kind: "overdue", at: T0 } as const;
    expect(textOf(webhookBody({ watch, notice, target: NOWHERE, publicUrl }))).toContain(TOLD);
    expect(textOf(testBody({ id: "t", at: T0, publicUrl }))).not.toMatch(/[<>]/);
  });
});
