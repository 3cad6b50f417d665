# syntax=docker/dockerfile:1
# Two images: `shop`, the server alone (Next's standalone output), and `tools`, with everything else that production runs: worker, inbox, migrations, setup, and the
# local Stripe for trying it out. docker build --target shop . or --target tools .

FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

# What `npm ci` reads: packages are installed anew only when one of these changes.
FROM base AS manifests
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY sandbox/package.json sandbox/
COPY prisma/schema.prisma prisma/
COPY tools/postgres/prisma-offline tools/postgres/prisma-offline

FROM manifests AS build
RUN npm ci
COPY . .
RUN BUILD_STANDALONE=yes npm run build

FROM manifests AS tools
ENV NODE_ENV=production
RUN npm ci
COPY . .
# The local Stripe bundles itself at its first start; its user may not write here later.
RUN node sandbox/run.mjs --help > /dev/null
# Volumes of compose.yaml take their owner from here.
RUN install --directory --owner node --group node /settings /stripe
USER node
CMD ["node", "--import", "tsx", "jobs/main.ts"]

FROM base AS shop
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static .next/static
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
