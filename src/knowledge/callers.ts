import type { ImportFact } from '../model/code.js';

/**
 * Packages by which code checks tokens or signatures of a caller itself, as their documentation describes them in
 * November 2026.
 */
const verifyingPackages: readonly string[] = [
  'aws-jwt-verify',
  'jsonwebtoken',
  'jose',
  'jwt',
  'python-jose',
  'authlib',
  'hmac',
  '@octokit/webhooks',
  '@octokit/webhooks-methods',
  'svix',
  '@slack/bolt',
  'slack_bolt',
  'slack_sdk.signature',
  'discord-interactions',
  'discord_interactions',
  'cognitojwt',
  'jwcrypto',
  'jwks-rsa',
  'express-jwt',
  'firebase-admin',
  'firebase_admin',
  '@clerk/backend',
  'linebot',
  'nacl.signing',
  'tweetnacl',
];

/** The same for packages of Go, whose paths end with their version. */
const verifyingGoPackages =
  /^(?:crypto\/hmac|crypto\/ed25519|github\.com\/(?:golang-jwt\/jwt|dgrijalva\/jwt-go|lestrrat-go\/jwx|MicahParks\/keyfunc|coreos\/go-oidc|auth0\/go-jwt-middleware)|github\.com\/stripe\/stripe-go(?:\/v\d+)?\/webhook|gopkg\.in\/square\/go-jose\.v\d+|github\.com\/go-jose\/go-jose)(?:\/|$)/;

/** Names of Node's own `crypto` and of vendor SDKs that only verifying code needs. */
const verifyingNames: readonly string[] = [
  'timingSafeEqual',
  'createHmac',
  'createVerify',
  'constructEvent',
  'NewSecretsVerifier',
  'VerifyInteraction',
];

/**
 * Routes everybody has to reach: probes, statements of what a service can do (`/metadata` in FHIR), sign-in, public keys
 * and documents that browsers ask for.
 */
const publicPath =
  /(^|\/)(_?(health|healthz|healthcheck|ping|status|metadata|ready|readiness|live|liveness|version)|favicon\.ico|robots\.txt|\.well-known|auth|login|logout|sign-?in|sign-?up|register|oauth2?|token|callback|public|webhooks?|((confirm|verify|forgot|reset|resend)-?(sign-?up|e?mail|password|code|otp)?))(\/|$)/i;

/** Whether an import shows that the code verifies its callers. */
export function verifiesCaller({ module, names, membersUsed }: ImportFact): boolean {
  if (verifyingPackages.includes(module) || verifyingGoPackages.test(module)) return true;
  const used = [...names.map(({ imported }) => imported), ...(membersUsed ?? [])];
  return used.some((name) => verifyingNames.includes(name));
}

/** Whether a route's path says that it is meant for everybody. */
export function isPublicByNature(path: string): boolean {
  return publicPath.test(path);
}

/** Whether the name of an API says that it is meant for everybody: `ShopPublicApi`. */
export function isPublicByName(name: string): boolean {
  return /Public(?![a-z])|^public(?![a-z])|[-_]public\b/.test(name);
}
