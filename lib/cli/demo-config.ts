/** What a team's file may look like, for the accounts of the demo's world. */
export const DEMO_CONFIG = `accounts:
  - id: "111122223333"
    name: payments-prod
    actRole: arn:aws:iam::111122223333:role/BedrockReadinessAct
    proveRole: arn:aws:iam::111122223333:role/BedrockReadinessProve
  - name: data-science-new
    role: arn:aws:iam::444455556666:role/BedrockReadinessRead
    externalId: 7f3c2b1a
    actRole: arn:aws:iam::444455556666:role/BedrockReadinessAct
  - name: sandbox
    role: arn:aws:iam::777788889999:role/BedrockReadinessRead
actions:
  enabled: true
  kinds: [accept-agreement, request-quota-increase, enable-region, submit-use-case-form]
prove: { enabled: true }
requirements:
  - name: Payments assistant
    accounts: [payments-prod]
    models: [anthropic.claude-sonnet-4-6, anthropic.claude-haiku-4-5-20251001-v1:0]
    regions: [eu-west-1, eu-central-1, eu-south-1]
    routes: { within: eu }
    tokensPerMinute: 500000
  - name: Document search
    accounts: [payments-prod, sandbox]
    models: [cohere.embed-v4:0, amazon.nova-2-lite-v1:0]
    regions: [us-east-1, eu-west-1]
`;
