import type { Trust } from "./documents";
import { policyOf, trustOf } from "./documents";
import type { Role } from "./roles";

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

const indented = (document: unknown): string =>
  JSON.stringify(document, null, 2).replaceAll("\n", "\n  ");
