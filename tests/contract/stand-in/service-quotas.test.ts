import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  type ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import { describe, expect, it } from "vitest";
import { errorOf } from "./clients";
import { clients, servesFirstLook } from "./served";

servesFirstLook();

describe("service quotas", () => {
  async function allOf(kind: "applied" | "default", region = "eu-west-1"): Promise<ServiceQuota[]> {
    const client = clients.quotas(region);
    const quotas: ServiceQuota[] = [];
    let NextToken: string | undefined;
    do {
      const input = {
        ServiceCode: "bedrock",
        MaxResults: 100,
        ...(NextToken ? { NextToken } : {}),
      };
      const page =
        kind === "applied"
          ? await client.send(new ListServiceQuotasCommand(input))
          : await client.send(new ListAWSDefaultServiceQuotasCommand(input));
      quotas.push(...(page.Quotas ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return quotas;
  }

  it("lists some six hundred, applied and default, a hundred a page", async () => {
    const applied = await allOf("applied");
    const defaults = await allOf("default");
    expect(defaults.length).toBeGreaterThan(550);
    expect(applied).toHaveLength(defaults.length);
    const name = "Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5";
    expect(applied.find((quota) => quota.QuotaName === name)).toEqual({
      ServiceCode: "bedrock",
      ServiceName: "Amazon Bedrock",
      QuotaArn: "arn:aws:servicequotas:eu-west-1:111122223333:bedrock/L-58BE175A",
      QuotaCode: "L-58BE175A",
      QuotaName: name,
      Value: 400_000,
      Unit: "None",
      Adjustable: true,
      GlobalQuota: false,
      QuotaAppliedAtLevel: "ACCOUNT",
    });
    expect(defaults.find((quota) => quota.QuotaName === name)?.Value).toBe(5_000_000);
  });

  it("may give a reason instead of a value, and may leave a quota out", async () => {
    const guardrails = (await allOf("applied")).find(
      (it) => it.QuotaName === "Guardrails per account",
    );
    expect(guardrails).not.toHaveProperty("Value");
    expect(guardrails?.ErrorReason?.ErrorCode).toBe("SERVICE_QUOTA_NOT_AVAILABLE_ERROR");
    const [applied, defaults] = [
      await allOf("applied", "ap-northeast-3"),
      await allOf("default", "ap-northeast-3"),
    ];
    expect(applied.length).toBe(defaults.length - 2);
  });

  it("gets one", async () => {
    const input = { ServiceCode: "bedrock", QuotaCode: "L-58BE175A" };
    const client = clients.quotas();
    expect((await client.send(new GetServiceQuotaCommand(input))).Quota?.Value).toBe(400_000);
    const { Quota } = await client.send(new GetAWSDefaultServiceQuotaCommand(input));
    expect(Quota?.Value).toBe(5_000_000);
    const unknown = new GetServiceQuotaCommand({ ...input, QuotaCode: "L-00000000" });
    expect((await errorOf(client.send(unknown))).name).toBe("NoSuchResourceException");
  });

  it("tells what increases were asked for", async () => {
    const list = (input: object) =>
      clients.quotas().send(new ListRequestedServiceQuotaChangeHistoryCommand(input));
    const { RequestedQuotas = [] } = await list({ ServiceCode: "bedrock" });
    expect(RequestedQuotas).toMatchObject([
      { Status: "CASE_OPENED", QuotaCode: "L-15B8E632", DesiredValue: 6_000_000 },
    ]);
    expect(RequestedQuotas[0]?.Created).toBeInstanceOf(Date);
    expect((await list({ Status: "DENIED" })).RequestedQuotas).toEqual([]);
    const byQuota = new ListRequestedServiceQuotaChangeHistoryByQuotaCommand({
      ServiceCode: "bedrock",
      QuotaCode: "L-15B8E632",
    });
    expect((await clients.quotas().send(byQuota)).RequestedQuotas).toHaveLength(1);
  });

  it.each([
    { input: { MaxResults: 0 }, name: "IllegalArgumentException" },
    { input: { MaxResults: 101 }, name: "IllegalArgumentException" },
    { input: { NextToken: "bWFkZSB1cA==" }, name: "InvalidPaginationTokenException" },
    { input: { ServiceCode: "no-such-service" }, name: "NoSuchResourceException" },
    { input: { QuotaAppliedAtLevel: "PLANET" }, name: "IllegalArgumentException" },
  ])("refuses $input with $name", async ({ input, name }) => {
    const command = new ListServiceQuotasCommand({ ServiceCode: "bedrock", ...(input as object) });
    expect(await errorOf(clients.quotas().send(command))).toMatchObject({ name, status: 400 });
  });
});
