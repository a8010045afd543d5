# One image for the gateway, the seven subgraphs and the media worker: which one runs is the command.

# The manifests alone, so that the layers with packages are rebuilt only when one of them changes.
FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY . .
RUN find . -type f -not -name package.json -not -name package-lock.json -not -name .npmrc -delete \
    && find . -type d -empty -delete

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --include=dev
COPY . .
RUN npm run codegen \
    && npm run generate --workspace prisma \
    && find . -type d -name node_modules -prune -exec rm -rf {} +

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --omit=dev --workspace gateway --workspace subgraphs

FROM node:24-bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ffmpeg \
    && rm -rf /var/lib/apt/lists/* \
    && install --directory --owner=node --group=node /data
WORKDIR /app
# The code belongs to root: what runs cannot change it.
COPY --from=packages /app .
COPY --from=build /app .
ENV DATA_DIR=/data MEDIA_DIR=/data/media FFMPEG_PATH=/usr/bin/ffmpeg FFPROBE_PATH=/usr/bin/ffprobe APOLLO_TELEMETRY_DISABLED=true
VOLUME /data
USER node
EXPOSE 4000
CMD ["node", "gateway/src/main.ts"]
