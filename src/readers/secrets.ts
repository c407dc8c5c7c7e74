/**
 * What kind of secret a string literal is, or undefined when it is none: by the format of a known issuer, or by the name it
 * is given to together with how random it looks. Length alone never decides, and placeholders are let through.
 *
 * @param literal the value of the literal, without quotes
 * @param name the variable, property or parameter it is given to
 */
export function detectSecret(literal: string, name?: string): string | undefined {
  if (literal.length < shortestSecret || literal.length > longestSecret) return undefined;
  return secretOfKnownFormat(literal) ?? (name === undefined ? undefined : secretByName(literal.trim(), name));
}

/**
 * Whether something is called a password or key itself. Not `secret` or `token` alone: those are names of secrets in a store
 * as often.
 */
export function isCalledSecret(name: string): boolean {
  return /(?:password|passwd|passphrase|api_?key|private_?key)$/i.test(name);
}

/** Whether a file holds tests or test data, where secrets known only by their name are usually made up. */
export function isTestPath(path: string): boolean {
  return /(^|[/._-])(tests?|spec|specs|__tests__|__mocks__|mocks?|fixtures?|e2e)([/._-]|$)/i.test(path);
}

const shortestSecret = 8;
const longestSecret = 20_000;

/**
 * Formats as their issuers document them (as known in November 2026): AWS IAM "Unique identifiers", GitHub "Token formats", GitLab "Token
 * overview", Slack "Token types", Stripe "API keys", Google Cloud "API keys", SendGrid "API Keys", npm "Access tokens",
 * OpenAI, Anthropic, Shopify.
 */
const knownFormats: readonly (readonly [type: string, format: RegExp])[] = [
  ['aws-access-key', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/],
  ['github-token', /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/],
  ['gitlab-token', /(?<![A-Za-z0-9])glpat-[\w-]{20,}/],
  ['slack-token', /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{20,}/],
  ['slack-webhook', /hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,}/],
  ['stripe-key', /(?<![A-Za-z0-9])[sr]k_live_[A-Za-z0-9]{16,}/],
  ['google-api-key', /(?<![\w-])AIza[\w-]{35}(?![\w-])/],
  ['sendgrid-key', /(?<![\w-])SG\.[\w-]{16,32}\.[\w-]{32,64}/],
  ['npm-token', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/],
  ['openai-key', /(?<![A-Za-z0-9])sk-(?:proj-[\w-]{40,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/],
  ['anthropic-key', /(?<![A-Za-z0-9])sk-ant-[\w-]{40,}/],
  ['shopify-token', /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/],
  ['private-key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----(?:\\[rn]|\s)*[A-Za-z0-9+/=]{40}/],
];

/** What every known format begins with: one look at a literal that holds none of it. */
const knownBeginnings =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|hooks\.slack|[sr]k_live_|AIza|SG\.|npm_|sk-|shp|PRIVATE KEY|:\/\//;

function secretOfKnownFormat(literal: string): string | undefined {
  if (!knownBeginnings.test(literal)) return undefined;
  for (const [type, format] of knownFormats) {
    const match = format.exec(literal);
    if (match && !isMadeUp(match[0])) return type;
  }
  return hasPasswordInUrl(literal) ? 'password-in-url' : undefined;
}

const urlWithPassword = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,100}:([^\s/@]{3,200})@([^\s/:?]+)/i;
const localHost =
  /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z]+$)|(?:^|\.)example\.(?:com|org|net)$/i;

function hasPasswordInUrl(literal: string): boolean {
  const [, password, host] = urlWithPassword.exec(literal) ?? [];
  return password !== undefined && host !== undefined && !localHost.test(host) && !isPlaceholder(password);
}

const jsonWebToken = /^(?:Bearer )?eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}$/;
/** The header and first claim of the token that jwt.io shows, copied into many examples. */
const sampleJsonWebToken = /\.eyJzdWIiOiIxMjM0NTY3ODkwIi/;

function secretByName(literal: string, name: string): string | undefined {
  const kind = secretNamed(name);
  if (kind === undefined) return undefined;
  if (jsonWebToken.test(literal)) return sampleJsonWebToken.test(literal) ? undefined : 'jwt';
  if (isPlaceholder(literal) || isReference(literal)) return undefined;
  if (kind === 'aws-secret-key' && /^[A-Za-z0-9/+]{40}$/.test(literal) && entropy(literal) >= 4) return kind;
  if (literal.includes('/')) return undefined;
  if (kind === 'password') return isLikelyPassword(literal) ? kind : undefined;
  return isRandom(literal) ? 'token' : undefined;
}

/** Words that end a name of a secret, and words before them that make it something else. */
const passwordNoun = /(?:password|passwd|pwd|passphrase|passcode)$/;
const keyQualifiers = new Set(['api', 'access', 'secret', 'private', 'signing', 'encryption', 'auth', 'master', 'jwt']);
const harmlessQualifiers = new Set([
  ...['next', 'page', 'pagination', 'continuation', 'start', 'starting', 'cancel', 'cancellation', 'abort', 'task'],
  ...['idempotency', 'request', 'client', 'public', 'csrf', 'xsrf', 'device', 'sync', 'change', 'max', 'min', 'no'],
]);
const trailingNouns = new Set(['value', 'string', 'plain', 'plaintext', 'text', 'default', 'prod', 'production']);

/** `aws-secret-key`, `password` or `token` when a value of this name is a secret itself and no name, place or type of one. */
function secretNamed(name: string): 'aws-secret-key' | 'password' | 'token' | undefined {
  const words = wordsOf(name);
  while (words.length > 1 && trailingNouns.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (passwordNoun.test(last)) return 'password';
  if (last === 'apikey' || last === 'authtoken' || last === 'accesstoken') return 'token';
  if (last === 'key') {
    if (before === 'access' && words.includes('secret')) return 'aws-secret-key';
    return keyQualifiers.has(before) ? (before === 'secret' ? 'aws-secret-key' : 'token') : undefined;
  }
  if (last === 'secret') return 'token';
  if (last === 'token' || last === 'bearer') return harmlessQualifiers.has(before) ? undefined : 'token';
  return undefined;
}

/** `dbPassword2`, `DB_PASSWORD`, `db-password` -> `db`, `password`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const placeholderMark =
  /change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|with|this)|your[-_ ]?|example|sample|placeholder|dummy|fake|mock|redacted|todo|fixme|insert|x{4,}|\*{3,}|\.{3}|<[^>]*>|\$\{|\{\{|\}\}|%[sd(]|lorem|foobar|undefined|null|not[-_ ]?(?:set|used|real)|test/i;
const wordsOfPlaceholders =
  /^(?:my|the|some|very|super|strong|admin|user|root|pass|password|passwd|pwd|secret|token|key|api|default|demo|local|dev|value|here|string|postgres|mysql|mongo|redis|guest|access|auth|jwt|master|client|db|[0-9]{1,4}|[-_ .!@#$%&*?])+$/i;
const sequence = /0123456789|1234567890|12345678|abcdefgh|qwerty/i;

function isPlaceholder(literal: string): boolean {
  return placeholderMark.test(literal) || wordsOfPlaceholders.test(literal) || isMadeUp(literal);
}

/** Shapes that no generator gives: one character repeated, the alphabet, `EXAMPLE`. */
function isMadeUp(literal: string): boolean {
  return (
    /example|your|x{5,}|(.)\1{6,}/i.test(literal) || sequence.test(literal) || entropy(literal.slice(0, 400)) < 2.2
  );
}

/** Names of things that hold secrets, not secrets: ARNs, addresses, paths, headers, variables, dotted keys. */
function isReference(literal: string): boolean {
  return (
    /\s/.test(literal) ||
    /^(?:arn:|urn:|ssm:|vault:|https?:|wss?:|file:|s3:|data:|[./~@#{[(<$%])/i.test(literal) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(literal) ||
    /^[A-Za-z]+[0-9]{0,2}(?:[-_.:/][A-Za-z]+[0-9]{0,2})*$/.test(literal) ||
    /^[\w.+-]+@[\w-]+\.[a-z]{2,}$/i.test(literal)
  );
}

/** Letters and digits or signs, with more variety than a word of a language has. */
function isLikelyPassword(literal: string): boolean {
  if (literal.length > 64 || !/[A-Za-z]/.test(literal)) return false;
  return /[0-9]/.test(literal) && entropy(literal) >= 2.75;
}

/** Looks like the output of a generator: sixteen characters or more, digits among them, hardly any repeated pattern. */
function isRandom(literal: string): boolean {
  if (literal.length < 16 || literal.length > 512 || !/^[\w+=.~-]+$/.test(literal)) return false;
  const isHexadecimal = /^[0-9a-fA-F-]+$/.test(literal);
  return /[0-9]/.test(literal) && /[A-Za-z]/.test(literal) && entropy(literal) >= (isHexadecimal ? 2.9 : 3.4);
}

/** Shannon's entropy of the characters, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
