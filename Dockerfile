# What runs anywhere: docker build -t bedrock-readiness .
# These names float. A release gives both by digest: --build-arg BUILD_IMAGE=docker.io/library/node@sha256:…
ARG BUILD_IMAGE=docker.io/library/node:24-bookworm-slim
ARG RUN_IMAGE=docker.io/library/node:24-bookworm-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# Nothing is compiled: the one package that would be is for Node 20.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run pack
# The last stage runs no command, so that it needs no shell.
RUN mkdir -p /out/bin /out/data \
 && rm -rf dist/docs \
 && mv dist /out/app \
 && ln -s /app/cli.mjs /out/bin/bedrock-readiness

FROM ${RUN_IMAGE}
LABEL org.opencontainers.image.title="Bedrock Readiness" \
      org.opencontainers.image.description="Which Amazon Bedrock models an account can use, where, by which route, and what stands in the way." \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /out/app /app
COPY --from=build /out/bin/ /usr/local/bin/
COPY --from=build --chown=65532:65532 /out/data /data
# As lib/cli/server-process.ts starts the server, here without a process above it: tests/deploy holds them equal.
ENV MALLOC_TRIM_THRESHOLD_=131072 \
    BIND_ADDRESS=0.0.0.0 \
    PORT=3000 \
    READINESS_DATA_DIR=/data
USER 65532:65532
WORKDIR /data
VOLUME ["/data"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--expose-gc", "--max-semi-space-size=8", "--heap-growing-percent=120"]
CMD ["/app/serve.mjs"]
