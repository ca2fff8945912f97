import { policyOf, principalOf, type Trust, templateOf, trustOf } from "./documents";
import { type Role, readRole } from "./roles";
import { delegationPolicy, STACK_REGION, STACK_SET } from "./roll-out";

const PARTITION = "$" + "{data.aws_partition.current.partition}";

/**
 * The role for Terraform. JSON is an object of its language too, so that the documents stand as they are:
 * https://developer.hashicorp.com/terraform/language/expressions/types#maps-objects
 */
export function terraformOf(role: Role, trust: Trust): string {
  const label = role.name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
  return `data "aws_partition" "current" {}

resource "aws_iam_role" "${label}" {
  name        = "${role.name}"
  description = "${role.description}"

  assume_role_policy = jsonencode(${indented(trustOf(role, trust, PARTITION))})
}

resource "aws_iam_role_policy" "${label}" {
  name = "${role.name}"
  role = aws_iam_role.${label}.id

  policy = jsonencode(${indented(policyOf(role))})
}

output "role_arn" {
  value = aws_iam_role.${label}.arn
}
`;
}

/** The roll-out in an organization, as its template has it, run in the management account. */
export function rollOutTerraform(trust: Trust): string {
  const template = indented(templateOf(readRole(), trust));
  const policy = indented(delegationPolicy(principalOf(trust, PARTITION)));
  return `# Run in the management account. Its own role is not made by the StackSet: bedrock-readiness policy --format terraform.

data "aws_partition" "current" {}

variable "organizational_units" {
  type        = list(string)
  description = "Ids of the units, or of the root, whose accounts get the role."
}

# An organization has one such policy: where it has one already, add the statement to it.
resource "aws_organizations_resource_policy" "bedrock_readiness" {
  content = jsonencode(${policy})
}

resource "aws_cloudformation_stack_set" "bedrock_readiness" {
  name             = "${STACK_SET}"
  permission_model = "SERVICE_MANAGED"
  capabilities     = ["CAPABILITY_NAMED_IAM"]

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }

  template_body = jsonencode(${template})
}

resource "aws_cloudformation_stack_set_instance" "bedrock_readiness" {
  stack_set_name            = aws_cloudformation_stack_set.bedrock_readiness.name
  stack_set_instance_region = "${STACK_REGION}"

  deployment_targets {
    organizational_unit_ids = var.organizational_units
  }
}
`;
}

const indented = (document: unknown): string =>
  JSON.stringify(document, null, 2).replaceAll("\n", "\n  ");
