import { type Trust, templateOf } from "./documents";
import { readRole, roleFor } from "./roles";

export const STACK_SET = "BedrockReadiness";
/** IAM is one for all Regions, so that the role is made in one. */
export const STACK_REGION = "us-east-1";

const discoverActions = (): readonly string[] =>
  roleFor("discover", { kinds: [], regions: [] }).statements.flatMap(({ Action }) => Action);

/**
 * What the management account attaches to the organization, so that a member may list it and no role is needed there.
 * https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_resource-based-policy-examples.html
 */
export const delegationPolicy = (principal: unknown) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "BedrockReadinessDiscover",
      Effect: "Allow",
      Principal: { AWS: principal },
      Action: discoverActions(),
      Resource: "*",
    },
  ],
});

const ref = (name: string) => ({ Ref: name });
const asked = (name: string) => ({ "Fn::Equals": [ref(name), "yes"] });
const choice = (Description: string, Default: "yes" | "no") => ({
  ...{ Type: "String", AllowedValues: ["yes", "no"], Default, Description },
});

/**
 * What is deployed once in the management account: the delegation, and a StackSet that puts the role into every account of the
 * units, new ones too. A StackSet never reaches the management account itself, so that its role stands beside it:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
export function rollOutTemplate(trust: Trust | null) {
  const role = templateOf(readRole(), trust);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      "Bedrock Readiness in an organization: deploy it in the management account. The StackSet reaches no management account; its own role is made here on demand.",
    Parameters: {
      ...role.Parameters,
      OrganizationalUnits: {
        Type: "CommaDelimitedList",
        Description: "Ids of the units, or of the root, whose accounts get the role.",
      },
      Delegate: choice(
        "Whether the trusted account may list the organization. An organization has one such policy: where it has one already, say no and add the statement to it.",
        "yes",
      ),
      ReadManagementAccount: choice(
        "Whether the management account gets the role as well, which no StackSet gives it.",
        "no",
      ),
    },
    Conditions: {
      ...role.Conditions,
      Delegates: asked("Delegate"),
      ReadsManagementAccount: asked("ReadManagementAccount"),
    },
    Resources: {
      Delegation: {
        Type: "AWS::Organizations::ResourcePolicy",
        Condition: "Delegates",
        Properties: {
          Content: delegationPolicy({
            "Fn::Join": [
              "",
              ["arn:", ref("AWS::Partition"), ":iam::", ref("TrustedAccountId"), ":root"],
            ],
          }),
        },
      },
      Members: {
        Type: "AWS::CloudFormation::StackSet",
        Properties: {
          StackSetName: STACK_SET,
          PermissionModel: "SERVICE_MANAGED",
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
          Capabilities: ["CAPABILITY_NAMED_IAM"],
          Parameters: ["RoleName", "TrustedAccountId", "ExternalId"].map((name) => ({
            ...{ ParameterKey: name, ParameterValue: ref(name) },
          })),
          StackInstancesGroup: [
            {
              DeploymentTargets: { OrganizationalUnitIds: ref("OrganizationalUnits") },
              Regions: [STACK_REGION],
            },
          ],
          TemplateBody: JSON.stringify(role),
        },
      },
      Role: { ...role.Resources.Role, Condition: "ReadsManagementAccount" },
    },
  };
}
