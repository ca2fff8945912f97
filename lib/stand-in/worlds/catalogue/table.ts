/**
 * id | name | inputs>outputs | on demand in | profiles | lifecycle | product | quota name
 *
 * Inputs and outputs: T text, I image, V video, A audio, S speech, E embedding. Regions and
 * profiles by the groups of `worlds/regions.ts`, or region names. Lifecycle: `legacy -137` is
 * LEGACY since 137 days, `ext`, `eol` likewise in days from the start of the server, `new N`
 * launched N days ago. A quota name of `-` has no quotas; an empty one is the vendor and the name.
 */
export const MODEL_TABLE = `
ai21.jamba-1-5-large-v1:0 | Jamba 1.5 Large | T>T | us-east-1 | | legacy -172 eol 4 | prod-evcp4w4lurj26 | AI21 Labs Jamba 1.5 Large
ai21.jamba-1-5-mini-v1:0 | Jamba 1.5 Mini | T>T | us-east-1 | | legacy -172 eol 4 | prod-ggrzjm65qmjhm | AI21 Labs Jamba 1.5 Mini
amazon.nova-2-lite-v1:0 | Nova 2 Lite | ITV>T | | us6 eu6 jp1 global | | | Amazon Nova 2 Lite
amazon.nova-2-multimodal-embeddings-v1:0 | Amazon Nova Multimodal Embeddings | AITV>E | us-east-1 | | | | Amazon Nova 2 Multimodal Embeddings
amazon.nova-2-sonic-v1:0 | Nova 2 Sonic | S>ST | ap-northeast-1 eu-north-1 us-east-1 us-west-2 | | | | Amazon Nova 2 Sonic
amazon.nova-canvas-v1:0 | Nova Canvas | IT>I | ap-northeast-1 eu-west-1 us-east-1 | | legacy -240 eol -53 | | Amazon Nova Canvas
amazon.nova-lite-v1:0 | Nova Lite | ITV>T | us-east-1 ap-northeast-1 ap-southeast-2 eu-west-2 eu-north-1 ap-south-1 ca-central-1 | us4 eu7 apac10 ca2 | | | Amazon Nova Lite
amazon.nova-micro-v1:0 | Nova Micro | T>T | us-east-1 ap-southeast-2 eu-west-2 | us3 eu7 apac5 | | | Amazon Nova Micro
amazon.nova-premier-v1:0 | Nova Premier | ITV>T | | us3 | legacy -200 eol 68 | | Amazon Nova Premier V1
amazon.nova-pro-v1:0 | Nova Pro | ITV>T | us-east-1 ap-southeast-2 eu-west-2 | us4 eu7 apac10 | | | Amazon Nova Pro
amazon.nova-reel-v1:1 | Nova Reel | IT>V | us-east-1 | | legacy -240 eol -53 | | Amazon Nova Reel
amazon.rerank-v1:0 | Rerank 1.0 | T>T | ap-northeast-1 ca-central-1 eu-central-1 us-west-2 | | | | Amazon Rerank 1.0
amazon.titan-embed-g1-text-02 | Titan Embeddings G1 - Text v2 | T>E | us-east-1 us-west-2 | | | | Amazon Titan Text Embeddings
amazon.titan-embed-image-v1 | Titan Multimodal Embeddings G1 | IT>E | us-east-1 us-west-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 ap-south-1 ap-southeast-2 sa-east-1 | | | | Amazon Titan Multimodal Embeddings G1
amazon.titan-embed-text-v1 | Titan Embeddings G1 - Text | T>E | ap-northeast-1 eu-central-1 us-east-1 us-west-2 | | | | Amazon Titan Embeddings G1 - Text
amazon.titan-embed-text-v2:0 | Titan Text Embeddings V2 | T>E | titan15 | | | | Amazon Titan Text Embeddings V2
anthropic.claude-3-5-sonnet-20241022-v2:0 | Claude 3.5 Sonnet v2 | IT>T | | apac3 | legacy -90 eol 96 | prod-cx7ovbu5wex7g | Anthropic Claude 3.5 Sonnet V2
anthropic.claude-3-7-sonnet-20250219-v1:0 | Claude 3.7 Sonnet | IT>T | eu-west-2 | apac3 | legacy -120 eol 61 | prod-4dlfvry4v5hbi | Anthropic Claude 3.7 Sonnet V1
anthropic.claude-3-haiku-20240307-v1:0 | Claude 3 Haiku | IT>T | haiku13 | us3 eu4 | legacy -74 eol 110 | prod-ozonys2hmmpeu | Anthropic Claude 3 Haiku
anthropic.claude-fable-5 | Claude Fable 5 | IT>T | | us6 global | new 70 | prod-h6swdfybvty7y | Anthropic Claude Fable 5
anthropic.claude-haiku-4-5-20251001-v1:0 | Claude Haiku 4.5 | IT>T | | us5 eu8 jp2 au3 global | | prod-xdkflymybwmvi | Anthropic Claude Haiku 4.5
anthropic.claude-opus-4-1-20250805-v1:0 | Claude Opus 4.1 | IT>T | | us3 | legacy -137 ext -45 eol 47 | prod-w3q2d6rfge4tw | Anthropic Claude Opus 4.1
anthropic.claude-opus-4-5-20251101-v1:0 | Claude Opus 4.5 | IT>T | | us5 eu8 global | | prod-jhuafngbly644 | Anthropic Claude Opus 4.5
anthropic.claude-opus-4-6-v1 | Claude Opus 4.6 | IT>T | us-east-1 | us6 eu8 au3 global | | prod-5c7qkq2m3w6ty | Anthropic Claude Opus 4.6 V1
anthropic.claude-opus-4-7 | Claude Opus 4.7 | IT>T | | us6 eu8 jp2 au2 global | | prod-d2ik6zgct5hxi | Anthropic Claude Opus 4.7
anthropic.claude-opus-4-8 | Claude Opus 4.8 | IT>T | | us6 eu8 jp2 au2 global | | prod-bk5rjg4eo2pke | Anthropic Claude Opus 4.8
anthropic.claude-opus-5 | Claude Opus 5 | IT>T | | us6 eu8 au2 global | new 120 | prod-if5d653ow7ehg | Anthropic Claude Opus 5
anthropic.claude-sonnet-4-20250514-v1:0 | Claude Sonnet 4 | IT>T | | us4 eu7 apac12 global5 | legacy -150 ext -40 eol 24 | prod-4pmewlybdftbs | Anthropic Claude Sonnet 4 V1
anthropic.claude-sonnet-4-5-20250929-v1:0 | Claude Sonnet 4.5 | IT>T | | us5 eu8 jp2 au3 global | | prod-mxcfnwvpd6kb4 | Anthropic Claude Sonnet 4.5 V1
anthropic.claude-sonnet-4-6 | Claude Sonnet 4.6 | IT>T | eu-west-2 | us6 eu8 jp2 au3 global | | prod-ffvjxvh4ltq64 | Anthropic Claude Sonnet 4.6
anthropic.claude-sonnet-5 | Claude Sonnet 5 | IT>T | | us6 eu8 au2 global | new 95 | prod-4ezhkeia6k2cs | Anthropic Claude Sonnet 5
cohere.embed-english-v3 | Embed English | T>E | embed12 | | | b7568428-a1ab-46d8-bab3-37def50f6f6a | Cohere Embed English
cohere.embed-multilingual-v3 | Embed Multilingual | T>E | embed12 | | | 38e55671-c3fe-4a44-9783-3584906e7cad | Cohere Embed Multilingual
cohere.embed-v4:0 | Embed v4 | IT>E | us-east-1 eu-west-1 ap-northeast-1 | us4 eu8 global | | prod-ft3cj5gst3spo | Cohere Embed V4
cohere.rerank-v3-5:0 | Rerank 3.5 | T>T | ap-northeast-1 ca-central-1 eu-central-1 us-east-1 us-west-2 | | | prod-2o5bej62oxkbi | Cohere Rerank 3.5
deepseek.r1-v1:0 | DeepSeek-R1 | T>T | | us3 | | | DeepSeek R1 V1
deepseek.v3-v1:0 | DeepSeek-V3.1 | T>T | open7 | | | | DeepSeek V3 V1
deepseek.v3.2 | DeepSeek V3.2 | T>T | open9 | | | | DeepSeek V3.2
google.gemma-3-12b-it | Gemma 3 12B IT | IT>T | open9 | | | | Google Gemma 3 12B
google.gemma-3-27b-it | Gemma 3 27B PT | IT>T | open9 | | | | Google Gemma 3 27B
google.gemma-3-4b-it | Gemma 3 4B IT | IT>T | open9 | | | | Google Gemma 3 4B
luma.ray-v2:0 | Ray v2 | T>V | us-west-2 | | | prod-bi33bxqeqavl6 | Luma AI Ray V2
meta.llama3-1-70b-instruct-v1:0 | Llama 3.1 70B Instruct | T>T | us-west-2 | us3 | | | Meta Llama 3.1 70B Instruct
meta.llama3-1-8b-instruct-v1:0 | Llama 3.1 8B Instruct | T>T | us-west-2 | us3 | | | Meta Llama 3.1 8B Instruct
meta.llama3-3-70b-instruct-v1:0 | Llama 3.3 70B Instruct | T>T | us-east-2 | us3 | legacy -55 eol 128 | | Meta Llama 3.3 70B Instruct
meta.llama3-70b-instruct-v1:0 | Llama 3 70B Instruct | T>T | llama5 | | | | Meta Llama 3 70B Instruct
meta.llama3-8b-instruct-v1:0 | Llama 3 8B Instruct | T>T | llama5 | | | | Meta Llama 3 8B Instruct
meta.llama4-maverick-17b-instruct-v1:0 | Llama 4 Maverick 17B Instruct | IT>T | | us4 | | | Meta Llama 4 Maverick V1
meta.llama4-scout-17b-instruct-v1:0 | Llama 4 Scout 17B Instruct | IT>T | | us4 | | | Meta Llama 4 Scout V1
minimax.minimax-m2 | MiniMax M2 | T>T | open9 | | | | MiniMax M2
minimax.minimax-m2.1 | MiniMax M2.1 | T>T | open11 | | | | MiniMax M2.1
minimax.minimax-m2.5 | MiniMax M2.5 | T>T | open11 | | | | MiniMax M2.5
mistral.devstral-2-123b | Devstral 2 123B | T>T | open11 | | | | Mistral Devstral 2 123B
mistral.magistral-small-2509 | Magistral Small 2509 | IT>T | open9 | | | | Mistral Magistral Small 2509
mistral.ministral-3-14b-instruct | Ministral 14B 3.0 | IT>T | open9 | | | | Mistral Ministral 3 14B
mistral.ministral-3-8b-instruct | Ministral 3 8B | IT>T | open9 | | | | Mistral Ministral 3 8B
mistral.mistral-7b-instruct-v0:2 | Mistral 7B Instruct | T>T | mistral9 | | | | Mistral 7B Instruct
mistral.mistral-large-2402-v1:0 | Mistral Large | T>T | mistral9 | | | | Mistral Large
mistral.mistral-large-2407-v1:0 | Mistral Large (24.07) | T>T | us-west-2 | | | | Mistral Large 2407
mistral.mistral-large-3-675b-instruct | Mistral Large 3 | IT>T | open7 | | | | Mistral Large 3
mistral.mixtral-8x7b-instruct-v0:1 | Mixtral 8x7B Instruct | T>T | mistral9 | | | | Mistral Mixtral 8X7B Instruct
mistral.pixtral-large-2502-v1:0 | Pixtral Large | IT>T | | us3 eu4 | | | Mistral Pixtral Large 25.02 V1
mistral.voxtral-mini-3b-2507 | Voxtral Mini 3B 2507 | ST>T | open9 | | | | Mistral Voxtral Mini 3B 2507
mistral.voxtral-small-24b-2507 | Voxtral Small 24B 2507 | ST>T | open9 | | | | Mistral Voxtral Small 24B 2507
moonshot.kimi-k2-thinking | Kimi K2 Thinking | T>T | open7 | | | | Moonshot Kimi K2 Thinking
moonshotai.kimi-k2.5 | Kimi K2.5 | IT>T | open9 | | | | Moonshot AI Kimi K2.5
nvidia.nemotron-nano-12b-v2 | NVIDIA Nemotron Nano 12B v2 VL BF16 | IT>T | open9 | | | | NVIDIA Nemotron Nano 2 VL
nvidia.nemotron-nano-3-30b | Nemotron Nano 3 30B | T>T | open9 | | | | NVIDIA Nemotron Nano 3 30B
nvidia.nemotron-super-3-120b | NVIDIA Nemotron 3 Super 120B | T>T | open11 | | | | NVIDIA Nemotron 3 Super 120B
openai.gpt-5.6-luna | GPT-5.6 Luna | IT>T | | us6 in2 global | new 60 | prod-7pnsk2vlx4d5m | OpenAI GPT-5.6 Luna
openai.gpt-5.6-sol | GPT-5.6 Sol | IT>T | | us6 global | new 60 | prod-k5bywj2464j7c | OpenAI GPT-5.6 Sol
openai.gpt-5.6-terra | GPT-5.6 Terra | IT>T | | us6 in2 global | new 60 | prod-2zq6yfh3tdmro | OpenAI GPT-5.6 Terra
openai.gpt-oss-120b-1:0 | gpt-oss-120b | T>T | open11 | | | | OpenAI GPT OSS 120B
openai.gpt-oss-20b-1:0 | gpt-oss-20b | T>T | open11 | | | | OpenAI GPT OSS 20B
openai.gpt-oss-safeguard-120b | GPT OSS Safeguard 120B | T>T | open9 | | | | OpenAI GPT OSS Safeguard 120B
openai.gpt-oss-safeguard-20b | GPT OSS Safeguard 20B | T>T | open9 | | | | OpenAI GPT OSS Safeguard 20B
qwen.qwen3-235b-a22b-2507-v1:0 | Qwen3 235B A22B 2507 | T>T | open9 | | | | Qwen3 235B A22B 2507 V1
qwen.qwen3-32b-v1:0 | Qwen3 32B | T>T | open11 | | | | Qwen3 32B V1
qwen.qwen3-coder-30b-a3b-v1:0 | Qwen3-Coder-30B-A3B-Instruct | T>T | open11 | | | | Qwen3 Coder 30B A3B V1
qwen.qwen3-coder-480b-a35b-v1:0 | Qwen3 Coder 480B A35B Instruct | T>T | open7 | | | | Qwen3 Coder 480B A35B V1
qwen.qwen3-coder-next | Qwen3 Coder Next | T>T | us-east-1 us-west-2 eu-west-2 | | | | Qwen3 Coder Next
qwen.qwen3-next-80b-a3b | Qwen3 Next 80B A3B | T>T | open9 | | | | Qwen3 Next 80B A3B
qwen.qwen3-vl-235b-a22b | Qwen3 VL 235B A22B | IT>T | open9 | | | | Qwen3 VL 235B A22B
stability.sd3-5-large-v1:0 | Stable Diffusion 3.5 Large | IT>I | us-west-2 | | | prodview-ajc3gw4mjy7my | Stability.ai Stable Diffusion 3.5 Large
stability.stable-creative-upscale-v1:0 | Stable Image Creative Upscale | IT>I | | us3 | | prod-xkq4v2hbe7l3s | Stability.ai Stable Image Creative Upscale
stability.stable-image-core-v1:1 | Stable Image Core 1.0 | T>I | us-west-2 | | | prod-eacdrmv7zfc5e | Stability.ai Stable Image Core
stability.stable-image-ultra-v1:1 | Stable Image Ultra 1.0 | T>I | us-west-2 | | | prod-7boen2z2wnxrg | Stability.ai Stable Image Ultra
stability.stable-style-transfer-v1:0 | Stable Image Style Transfer | IT>I | | us3 | | prod-m5w2ydn4cqg6e | Stability.ai Stable Image Style Transfer
twelvelabs.marengo-embed-2-7-v1:0 | Marengo Embed v2.7 | ISTV>E | ap-northeast-2 eu-west-1 us-east-1 | | legacy -100 eol 8 | prod-o6xchhpirymvs | Twelve Labs Marengo
twelvelabs.marengo-embed-3-0-v1:0 | Marengo Embed 3.0 | ISTV>E | ap-northeast-2 us-east-1 | us3 eu1 | | prod-t4zjx6ukq2wpa | Twelve Labs Marengo Embed 3.0
twelvelabs.pegasus-1-2-v1:0 | Pegasus v1.2 | TV>T | us-west-2 eu-west-1 | us4 eu8 apac3 global | | prod-635pcy5x5pc2a | Twelve Labs Pegasus
writer.palmyra-vision-7b | Palmyra Vision 7B | ITV>T | us-east-1 us-west-2 eu-west-2 | | | prod-r3cn5e7gdkv2y | Palmyra Vision
writer.palmyra-x4-v1:0 | Palmyra X4 | T>T | | us4 | | prod-azehe4da4pzsy | Writer AI Palmyra X4 V1
writer.palmyra-x5-v1:0 | Palmyra X5 | T>T | | us4 | | prod-23enyy63orhuk | Writer AI Palmyra X5 V1
xai.grok-4.6 | Grok 4.6 | IT>T | | us6 global | new 40 | | xAI Grok 4.6
zai.glm-4.7 | GLM 4.7 | T>T | open9 | | | | GLM-4.7
zai.glm-4.7-flash | GLM 4.7 Flash | T>T | open11 | | | | GLM-4.7 Flash
zai.glm-5 | GLM 5 | T>T | open9 | | | | GLM-5
`;

/** Context variants: ids that ListFoundationModels lists beside their base model. */
export const VARIANT_TABLE = `
amazon.nova-lite-v1:0 | 24k 300k | us-east-1
amazon.nova-micro-v1:0 | 24k 128k | us-east-1
amazon.nova-pro-v1:0 | 24k 300k | us-east-1
amazon.nova-premier-v1:0 | 8k 20k 1000k mm | us-east-1 us-east-2 us-west-2
amazon.titan-embed-text-v2:0 | 8k | us-east-1 us-west-2
anthropic.claude-3-haiku-20240307-v1:0 | 48k 200k | us-east-1 us-west-2
meta.llama3-1-70b-instruct-v1:0 | 128k | us-west-2
meta.llama3-1-8b-instruct-v1:0 | 128k | us-west-2
cohere.embed-english-v3 | :0:512 | us-east-1 us-west-2
cohere.embed-multilingual-v3 | :0:512 | us-east-1 us-west-2
amazon.titan-embed-text-v1 | :2:8k | us-east-1 us-west-2
`;

/** Bought capacity is offered for these. */
export const PROVISIONED_TABLE = `
amazon.nova-canvas-v1:0 | us-east-1
amazon.titan-embed-text-v2:0 | us-east-1 us-west-2
meta.llama3-1-70b-instruct-v1:0 | us-west-2
`;
