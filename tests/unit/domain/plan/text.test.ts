import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docFor } from "@/lib/domain/plan/doc";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { commandsText, planText } from "@/lib/domain/plan/text";
import type { Plan } from "@/lib/domain/plan/types";
import { wholePlanText } from "@/lib/domain/plan/whole-text";
import {
  ACCOUNT,
  aCell,
  aLine,
  anAccount,
  aRegion,
  aWorld,
  MILAN,
  OTHER,
  oneRegion,
} from "./worlds";

const world = (name: string | null = "payments-prod") =>
  aWorld([anAccount([oneRegion(MILAN, ["form", "form, then the offer", "offer"])], { name })], {
    lines: [aLine()],
  });

const textOf = (plan: Plan, picked = new Set(plan.causes.map(({ id }) => id))) =>
  docFor(plan, { owner: "account-admin", picked, only: [] });

describe("the text for one owner", () => {
  it("says once, in the order in which it can be done, what to do, what opens, what told of it and how", () => {
    expect(
      planText(textOf(makePlan(world())), "markdown", { mask: false }),
    ).toBe(`## payments-prod (111122223333): 2 steps for the account admin

Read 24 Nov 2026 14:24 UTC. Opens 3 cells and 1 required line. In this order: what is required, then what takes longest to answer; nothing waits for a later step.

### 1. Submit the Anthropic use case form for eu-south-1

Opens 1 cell and 1 required line. Required: A for Payments. B then still needs step 2. The Anthropic use case form has not been submitted for this account, or not for eu-south-1.

- Where: A, B; eu-south-1
- Takes effect: at once, at most 15 min

1. Open an Anthropic model in the catalog of eu-south-1 and submit the use case form. [Model catalog](https://eu-south-1.console.aws.amazon.com/bedrock/home?region=eu-south-1#/model-catalog)
2. An opt-in Region needs a form of its own; the management account's form may be inherited. [Model access](https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html)
3. If it was submitted, wait up to 15 minutes; the text can stay until the agreement exists.

**Sends the use case form to the provider.**

\`\`\`sh
aws bedrock put-use-case-for-model-access --region eu-south-1 --form-data fileb://form.json
\`\`\`

- Evidence: GetModel in eu-south-1 at 2026-11-24T14:24:07.000Z, request 7c1f, AWS: “NOT\\_AUTHORIZED”

[What AWS says of it](https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html#ts-ftu-form)

### 2. Accept 2 offers

Opens 1 cell. No agreement exists yet; the first call by somebody with Marketplace rights, or an accepted offer, starts it.

- Where: B, C; eu-south-1
- Takes effect: up to 15 min after that

1. One admin with Marketplace rights accepts the offer once; runtime roles need no Marketplace rights. [Model catalog](https://eu-south-1.console.aws.amazon.com/bedrock/home?region=eu-south-1#/model-catalog)
2. AWS allows itself up to 15 minutes; then the model works in every Region. [Model access](https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html)

**Accepts the provider’s EULA and starts a subscription.**

\`\`\`sh
for model in m.b m.c; do
  aws bedrock create-foundation-model-agreement --model-id "$model" --region eu-south-1 --offer-token "$(aws bedrock list-foundation-model-agreement-offers --model-id "$model" --region eu-south-1 --query 'offers[0].offerToken' --output text)"
done
\`\`\`
`);
  });

  it("of some causes names the others that a cell still needs, with who acts", () => {
    const plan = makePlan(world());
    const form = plan.causes.find(({ code }) => code === "FTUFormNotFilled");
    const text = planText(textOf(plan, new Set([form?.id ?? ""])), "plain", { mask: false });
    expect(text).toContain("B then still needs “Accept 2 offers” (Account admin).");
    expect(text).not.toContain("2. Accept");
  });

  it("says what it is narrowed to", () => {
    const doc = docFor(makePlan(world()), {
      owner: "account-admin",
      picked: new Set(),
      only: ["eu-south-1", "what we require"],
    });
    expect(doc.intro).toContain("Only eu-south-1 and what we require.");
  });

  it("hides account ids in every form where they are to be hidden, and leaves out links that hold one", () => {
    const portal = { startUrl: "https://acme.awsapps.com/start", role: "Admin" };
    const doc = textOf(makePlan({ ...world(), portal }));
    expect(planText(doc, "markdown", { mask: false })).toContain(`account_id=${ACCOUNT}`);
    for (const form of ["markdown", "plain", "csv"] as const) {
      const text = planText(doc, form, { mask: true });
      expect(text).not.toContain(ACCOUNT);
      expect(text).not.toContain("account_id=");
    }
    expect(planText(doc, "markdown", { mask: true })).toContain("(********3333)");
  });

  it("names the account of each command where there are several", () => {
    const other = { key: OTHER, accountId: OTHER, name: "risk-prod" };
    const plan = makePlan(
      aWorld([
        anAccount([oneRegion("us-east-1", ["offer"])]),
        anAccount([oneRegion("us-east-1", ["offer"])], other),
      ]),
    );
    const doc = textOf(plan);
    expect(doc.title).toBe("2 accounts: 1 step for the account admin");
    expect(commandsText(doc, { mask: false })).toBe(
      [
        "# 1. Accept the offer of A",
        "# Accepts the provider’s EULA and starts a subscription.",
        `# payments-prod (${ACCOUNT})`,
        ACCEPT,
        `# risk-prod (${OTHER})`,
        ACCEPT,
        "",
      ].join("\n"),
    );
  });

  it("of all owners ends with what nobody is asked for", () => {
    const plan = makePlan(aWorld([anAccount([oneRegion("us-east-1", ["payment", "pending"])])]));
    const text = wholePlanText(plan, { owner: null, only: [], mask: false, complete: true });
    expect(text).toMatch(
      /^2 causes, 2 cells\. Billing can act on 1 of them, which opens 1 cell\.\n/,
    );
    expect(text).toMatch(/## Nobody: wait\n\n- Agreement being created: B, us-east-1 \(1 cell\)/);
    expect(
      wholePlanText(plan, { owner: "billing", only: [], mask: false, complete: true }),
    ).toMatch(/^## payments-prod .+: 1 step for billing\n/);
  });
});

const ACCEPT =
  "aws bedrock create-foundation-model-agreement --model-id m.a --region us-east-1 --offer-token \"$(aws bedrock list-foundation-model-agreement-offers --model-id m.a --region us-east-1 --query 'offers[0].offerToken' --output text)\"";

/** Names as a provider, a person or an attacker may give them. */
const NASTY = [
  "# Heading",
  "a\n## b",
  "[x](https://evil)",
  "<script>alert(1)</script>",
  "```\nrm -rf ~\n```",
  "| a | b |",
  "=cmd|' /C calc'!A0",
  "$(rm -rf ~)",
  '"; rm -rf ~; "',
  "`id`",
];

describe("whatever names hold", () => {
  const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 30 }));

  const planWith = (name: string) => {
    const region = aRegion(MILAN, [aCell("offer", "m.a", name), aCell("form", "m.b", name)], {
      gatesOf: () => [
        {
          ...{ gate: "agreement", outcome: "waiting", raw: name },
          source: { operation: "Get", requestId: name, at: 0, attempt: 1 },
        },
      ],
    });
    return makePlan(
      aWorld([anAccount([region], { name })], {
        lines: [aLine({ requirement: name, modelId: "m.b", modelName: name })],
      }),
    );
  };

  it("Markdown has the headings, code and links of its steps and no others", () => {
    const shape = (text: string) => ({
      headings: text.match(/^#{1,6} /gm),
      fences: text.match(/^`{3,}/gm),
      links: text.match(/(?<!\\)\]\(/g),
      tags: text.match(/(?<!\\)</g),
    });
    const plain = shape(planText(textOf(planWith("A")), "markdown", { mask: false }));
    fc.assert(
      fc.property(nasty, (name) => {
        const text = planText(textOf(planWith(name)), "markdown", { mask: false });
        expect(shape(text)).toEqual(plain);
      }),
    );
  });

  it("a CSV has a row a step, and no field begins a formula", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const text = planText(textOf(planWith(name)), "csv", { mask: false });
        expect(text.match(/\r\n(?=")|\r\n$/g)?.length).toBeGreaterThanOrEqual(3);
        expect(text).not.toMatch(/(?:^|,)"[=+@-]/m);
      }),
    );
  });

  it("commands run what stands in them, and comments stay comments", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const lines = commandsText(textOf(planWith(name)), { mask: false }).split("\n");
        for (const line of lines)
          expect(line === "" || line.startsWith("# ") || line.startsWith("aws bedrock ")).toBe(
            true,
          );
      }),
    );
  });
});
