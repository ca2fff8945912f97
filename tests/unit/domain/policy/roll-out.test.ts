import { describe, expect, it } from "vitest";
import { principalOf } from "@/lib/domain/policy/documents";
import { roleTemplate } from "@/lib/domain/policy/policy";
import { delegationPolicy, rollOutTemplate } from "@/lib/domain/policy/roll-out";
import { rollOutTerraform } from "@/lib/domain/policy/terraform";

const TRUST = { accountId: "111122220000", externalId: "7f3c0a52-example" };
const template = rollOutTemplate(TRUST);

describe("the roll-out in an organization", () => {
  it("lets a member list, and do nothing else", () => {
    const [statement, ...more] = delegationPolicy(principalOf(TRUST, "aws-us-gov")).Statement;
    expect(more).toEqual([]);
    expect(statement?.Principal).toEqual({ AWS: "arn:aws-us-gov:iam::111122220000:root" });
    expect(statement?.Action).toContain("organizations:ListAccounts");
    expect(
      statement?.Action.filter((action) => !/^organizations:(List|Describe)[A-Z]/.test(action)),
    ).toEqual([]);
  });

  it("puts the role of a scan, as a stack of its own has it, into every account of the units, new ones too", () => {
    const { Properties } = template.Resources.Members;
    expect(JSON.parse(Properties.TemplateBody)).toEqual(roleTemplate(TRUST));
    expect(Properties).toMatchObject({
      PermissionModel: "SERVICE_MANAGED",
      AutoDeployment: { Enabled: true },
      StackInstancesGroup: [{ Regions: ["us-east-1"] }],
    });
  });

  it("says that a StackSet reaches no management account, and gives it the role on demand", () => {
    expect(template.Description).toMatch(/reaches no management account/);
    expect(template.Parameters.ReadManagementAccount.Default).toBe("no");
    expect(template.Resources.Role.Condition).toBe("ReadsManagementAccount");
  });

  it("names no parameter and no condition that is not there", () => {
    const text = JSON.stringify(template.Resources);
    const named = [...text.matchAll(/"Ref":"(\w+)"/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !Object.hasOwn(template.Parameters, name))).toEqual([]);
    const conditions = [...text.matchAll(/"(?:Condition|Fn::If)":\[?"(\w+)"/g)];
    expect(
      conditions.filter(([, name]) => !Object.hasOwn(template.Conditions, name ?? "")),
    ).toEqual([]);
  });

  it("is the same in Terraform, whose braces close", () => {
    const text = rollOutTerraform(TRUST);
    expect(text).toContain('permission_model = "SERVICE_MANAGED"');
    expect(text).toContain(TRUST.externalId);
    const count = (sign: string) => text.split(sign).length;
    expect([count("{"), count("(")]).toEqual([count("}"), count(")")]);
  });
});
