/**
 * code | name | default | adjustable
 *
 * https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
export const DOCUMENTED_QUOTAS = `
L-ED46B8C5 | Cross-region model inference requests per minute for Amazon Nova Pro | 500 | no
L-616A3F5B | Cross-region model inference requests per minute for Anthropic Claude 3 Haiku | 800 | no
L-EB15245D | Cross-region model inference requests per minute for Anthropic Claude 3 Opus | 100 | no
L-46591118 | Cross-region model inference requests per minute for Anthropic Claude 3 Sonnet | 200 | no
L-F457545D | Cross-region model inference requests per minute for Anthropic Claude 3.5 Sonnet | 100 | no
L-3D8CC480 | Cross-region model inference requests per minute for Anthropic Claude 3.7 Sonnet V1 | 50 | no
L-CCA5DF70 | Cross-region model inference requests per minute for Anthropic Claude Haiku 4.5 | 10000 | yes
L-C99C7EF6 | Cross-region model inference requests per minute for Anthropic Claude Opus 4 V1 | 200 | no
L-7EC72A47 | Cross-region model inference requests per minute for Anthropic Claude Opus 4.1 | 50 | no
L-27989F42 | Cross-region model inference requests per minute for Anthropic Claude Opus 4.5 | 10000 | yes
L-11DFF789 | Cross-region model inference requests per minute for Anthropic Claude Opus 4.6 V1 | 10000 | yes
L-559DCC33 | Cross-region model inference requests per minute for Anthropic Claude Sonnet 4 V1 | 200 | yes
L-534E5E05 | Cross-region model inference requests per minute for Anthropic Claude Sonnet 4 V1 1M Context Length | 5 | yes
L-4A6BFAB1 | Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5 V1 | 10000 | yes
L-A052927A | Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length | 1000 | yes
L-00FF3314 | Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.6 | 10000 | yes
L-EB8C1F30 | Cross-region model inference requests per minute for Cohere Embed V4 | 2000 | no
L-E5197E26 | Cross-region model inference requests per minute for Twelve Labs Marengo Embed 3.0 | 1000 | yes
L-6E046197 | Cross-region model inference requests per minute for Twelve Labs Pegasus | 120 | yes
L-C6F5908D | Cross-region model inference tokens per minute for Amazon Nova 2 Lite | 8000000 | yes
L-2438ED67 | Cross-region model inference tokens per minute for Amazon Nova 2 Omni | 8000000 | yes
L-F0AF140A | Cross-region model inference tokens per minute for Amazon Nova 2 Pro Preview | 1000000 | yes
L-7C42E72A | Cross-region model inference tokens per minute for Amazon Nova Lite | 400000 | yes
L-DC7FF66C | Cross-region model inference tokens per minute for Amazon Nova Micro | 400000 | yes
L-AA7FE948 | Cross-region model inference tokens per minute for Amazon Nova Premier V1 | 2000000 | yes
L-C0326783 | Cross-region model inference tokens per minute for Amazon Nova Pro | 2000000 | yes
L-DCADBC78 | Cross-region model inference tokens per minute for Anthropic Claude 3 Haiku | 600000 | yes
L-6C86825E | Cross-region model inference tokens per minute for Anthropic Claude 3 Opus | 800000 | yes
L-5DF13F64 | Cross-region model inference tokens per minute for Anthropic Claude 3 Sonnet | 400000 | yes
L-479B647F | Cross-region model inference tokens per minute for Anthropic Claude 3.5 Sonnet | 800000 | yes
L-6E888CC2 | Cross-region model inference tokens per minute for Anthropic Claude 3.7 Sonnet V1 | 50000 | yes
L-58BE175A | Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5 | 5000000 | yes
L-29C2B0A3 | Cross-region model inference tokens per minute for Anthropic Claude Opus 4 V1 | 200000 | yes
L-BD85BFCD | Cross-region model inference tokens per minute for Anthropic Claude Opus 4.1 | 500000 | yes
L-7007E9C9 | Cross-region model inference tokens per minute for Anthropic Claude Opus 4.5 | 2000000 | yes
L-0AD9BBE8 | Cross-region model inference tokens per minute for Anthropic Claude Opus 4.6 V1 | 3000000 | yes
L-59759B4A | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1 | 200000 | yes
L-1FA095B8 | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1 1M Context Length | 1000000 | yes
L-F4DDD3EB | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 | 5000000 | yes
L-8EA73537 | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length | 1000000 | yes
L-15B8E632 | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 | 6000000 | yes
L-CE512C9A | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 1M Context Length | 1000000 | yes
L-4C3F0FE6 | Cross-region model inference tokens per minute for Cohere Embed V4 | 300000 | yes
L-06B03968 | Cross-region model inference tokens per minute for DeepSeek R1 V1 | 200000 | yes
L-9913DEEF | Cross-region model inference tokens per minute for Meta Llama 3.1 405B Instruct | 800000 | yes
L-92E68994 | Cross-region model inference tokens per minute for Meta Llama 3.1 70B Instruct | 600000 | yes
L-9782749C | Cross-region model inference tokens per minute for Meta Llama 3.1 8B Instruct | 600000 | yes
L-71C69B70 | Global cross-region model inference tokens per minute for Amazon Nova 2 Lite | 8000000 | yes
L-21800074 | Global cross-region model inference tokens per minute for Amazon Nova 2 Omni | 8000000 | yes
L-6B796A8E | Global cross-region model inference tokens per minute for Amazon Nova 2 Pro Preview | 1000000 | yes
L-9A11C666 | Global cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5 | 5000000 | yes
L-3ABF6ACC | Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.5 | 2000000 | yes
L-3DCCFAA4 | Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.6 V1 | 3000000 | yes
L-97E41E39 | Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1 | 200000 | yes
L-27C57EE8 | Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 | 5000000 | yes
L-4B26E44A | Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length | 1000000 | yes
L-7BEE40FB | Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6 | 6000000 | yes
L-02DFBB76 | Global cross-region model inference tokens per minute for Cohere Embed V4 | 300000 | yes
L-8CE99163 | On-demand model inference tokens per minute for Anthropic Claude 3 Haiku | 300000 | no
L-27477D78 | On-demand model inference tokens per minute for Anthropic Claude 3 Opus | 400000 | no
L-4C35BB2A | On-demand model inference tokens per minute for Anthropic Claude 3 Sonnet | 200000 | no
L-7AB4ABDD | On-demand model inference tokens per minute for Anthropic Claude 3.5 Haiku | 2000000 | no
L-A50569E5 | On-demand model inference tokens per minute for Anthropic Claude 3.5 Sonnet | 400000 | no
L-AD41C330 | On-demand model inference tokens per minute for Anthropic Claude 3.5 Sonnet V2 | 400000 | no
L-17F95AA4 | On-demand model inference tokens per minute for Cohere Command R | 300000 | no
L-FEE1DCB6 | On-demand model inference tokens per minute for Cohere Command R Plus | 300000 | no
L-A2BE277A | On-demand model inference tokens per minute for Cohere Embed English | 300000 | no
L-C2F86908 | On-demand model inference tokens per minute for Cohere Embed Multilingual | 300000 | no
L-C47B85D5 | On-demand model inference tokens per minute for Cohere Embed V4 | 150000 | no
L-12454D86 | On-demand model inference tokens per minute for GLM-4.7 | 100000000 | no
L-C53E98ED | On-demand model inference tokens per minute for Palmyra Vision | 100000000 | no
L-9EB71894 | Model invocation max tokens per day for Anthropic Claude 3.7 Sonnet V1 (doubled for cross-region calls) | 720000000 | no
L-22F701C5 | Model invocation max tokens per day for Anthropic Claude Sonnet 4 V1 (doubled for cross-region calls) | 144000000 | no
L-E107194C | Model invocation max tokens per day for Anthropic Claude Sonnet 4.5 V1 1M Context Length (doubled for cross-region calls) | 720000000 | no
L-E3F10727 | Cross-Model Max Tokens Per Day | 700000000 | no
L-40EC9882 | Inference profiles per account | 1000 | yes
L-45B04988 | Imported models per account | 3 | yes
L-1F644C2A | Records per batch inference job for Claude 3 Haiku | 100000 | yes
L-F2469446 | Model units per provisioned model for Cohere Command R | 0 | yes
L-D4FBCF4E | Cross-region model inference tokens per minute for Anthropic Claude Sonnet 5 | 6000000 | yes
L-DB99DCDB | Cross-region model inference tokens per minute for Anthropic Claude Opus 4.8 | 3000000 | yes
L-5DB28B7B | Cross-region model inference tokens per minute for Anthropic Claude Opus 4.7 | 3000000 | yes
L-9B258944 | Cross-region model inference tokens per minute for Anthropic Claude Fable 5 | 2000000 | yes
L-D73B1244 | Global cross-region model inference tokens per minute for Anthropic Claude Opus 5 | 3000000 | yes
L-4FCE27C7 | Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.8 | 3000000 | yes
L-34152C1D | Global cross-region model inference tokens per minute for Anthropic Claude Opus 4.7 | 3000000 | yes
L-DD84E5CA | Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5 | 6000000 | yes
L-D06938E7 | Global cross-region model inference tokens per minute for Anthropic Claude Fable 5 | 2000000 | yes
L-E118F160 | On-demand model inference requests per minute for Amazon Nova Micro | 2000 | no
L-E386A278 | On-demand model inference requests per minute for Amazon Nova Lite | 2000 | no
L-F2717A44 | On-demand model inference requests per minute for Amazon Nova Pro | 250 | no
`;
