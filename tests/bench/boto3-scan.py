"""The calls of a scan, made by 16 threads of boto3. Prints the milliseconds they take."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

REGIONS = sys.argv[1:]
CONFIG = Config(max_pool_connections=16, retries={"mode": "standard"})


def client(service, region):
    return boto3.client(service, region_name=region, config=CONFIG)


def pages(bedrock, operation, key):
    for page in bedrock.get_paginator(operation).paginate():
        yield from page[key]


def quota_pages(quotas, operation):
    for _ in quotas.get_paginator(operation).paginate(ServiceCode="bedrock", MaxResults=100):
        pass


def lists(region):
    bedrock = BEDROCK[region]
    models = bedrock.list_foundation_models()["modelSummaries"]
    list(pages(bedrock, "list_inference_profiles", "inferenceProfileSummaries"))
    list(pages(bedrock, "list_provisioned_model_throughputs", "provisionedModelSummaries"))
    return [(region, model["modelId"]) for model in models]


def quotas(region):
    for operation in ("list_service_quotas", "list_aws_default_service_quotas"):
        quota_pages(QUOTAS[region], operation)
    QUOTAS[region].list_requested_service_quota_change_history(ServiceCode="bedrock")


def availability(cell):
    region, model = cell
    BEDROCK[region].get_foundation_model_availability(modelId=model)


BEDROCK = {region: client("bedrock", region) for region in REGIONS}
QUOTAS = {region: client("service-quotas", region) for region in REGIONS}

begun = time.monotonic()
with ThreadPoolExecutor(16) as pool:
    waiting = [pool.submit(quotas, region) for region in REGIONS]
    cells = [cell for found in pool.map(lists, REGIONS) for cell in found]
    list(pool.map(availability, cells))
    for future in waiting:
        future.result()
print((time.monotonic() - begun) * 1000)
