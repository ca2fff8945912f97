import { STS } from "@/lib/stand-in/services/sts";
import type { Service } from "@/lib/stand-in/services/types";
import { getContextKeysForPrincipalPolicy, simulatePrincipalPolicy } from "./simulate";

const VERSION = "2010-05-08";

export const IAM: Service = {
  ...STS,
  name: "iam",
  regions: ["us-east-1"],
  unknownOperation: (name) => ({
    name: "InvalidAction",
    status: 400,
    message: `Could not find operation ${name} for version ${VERSION}`,
  }),
  operations: {
    SimulatePrincipalPolicy: {
      action: "iam:SimulatePrincipalPolicy",
      resource: (call) => String(call.input.PolicySourceArn ?? "*"),
      run: simulatePrincipalPolicy,
    },
    GetContextKeysForPrincipalPolicy: {
      action: "iam:GetContextKeysForPrincipalPolicy",
      resource: (call) => String(call.input.PolicySourceArn ?? "*"),
      run: getContextKeysForPrincipalPolicy,
    },
  },
};
