export { type ComposedPart, type Composition, composeSupergraph, readDomainParts } from './compose.ts';
export { type GatewayConfig, gatewaySettings, readGatewayConfig } from './config.ts';
export {
  createHttpTransport,
  type HttpTransportOptions,
  type OperationContext,
  type SubgraphTransport,
} from './execution/index.ts';
export { createGateway, type Gateway, type GatewayDeps } from './gateway.ts';
export { identityOf, inProcessTransport } from './in-process.ts';
export type { DevelopmentDoors, Part, RateLimits, SessionCache, SubgraphRoutes, Tail } from './ports.ts';
