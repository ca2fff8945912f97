import { routeByTarget } from "@/lib/stand-in/services/route";
import type { Service } from "@/lib/stand-in/services/types";
import { describeAgreement, getAgreementEntitlements, getAgreementTerms } from "./agreement";
import { searchAgreements } from "./search";

export const MARKETPLACE: Service = {
  name: "aws-marketplace",
  protocol: "json-1.0",
  messageKey: "message",
  throttle: { name: "ThrottlingException", status: 400, message: "Rate exceeded" },
  denied: { name: "AccessDeniedException", status: 400 },
  unavailable: { name: "ServiceUnavailableException", status: 503, message: "Service Unavailable" },
  internal: { name: "InternalServerException", status: 500, message: "Internal Server Error" },
  unknownOperation: () => ({ name: "UnknownOperationException", status: 400, message: "" }),
  regions: ["us-east-1"],
  operations: {
    SearchAgreements: { action: "aws-marketplace:SearchAgreements", run: searchAgreements },
    DescribeAgreement: { action: "aws-marketplace:DescribeAgreement", run: describeAgreement },
    GetAgreementEntitlements: {
      action: "aws-marketplace:GetAgreementEntitlements",
      run: getAgreementEntitlements,
    },
    GetAgreementTerms: { action: "aws-marketplace:GetAgreementTerms", run: getAgreementTerms },
  },
  route: ({ target }) => routeByTarget("AWSMPCommerceService_v20200301", target),
};
