/** Where a function's code is, and what its handler is called. */
interface Code {
  readonly folder: string;
  readonly handler: string;
}

interface Runtimes {
  /** One that has ended, and one that has not. */
  readonly ended: string;
  readonly current: string;
}

/** What changes the template of the sample so that all its functions are written in one language. */
type Change = (template: string) => string;

/**
 * By language. `GetOrder` of the version with mistakes names a handler that is not there (`handle`); where the language
 * has another word for it, the mistake is made with that. What keeps Go from doing things twice only writes.
 */
export const languages = {
  typescript: inLanguage({ ended: 'nodejs18.x', current: 'nodejs24.x' }, (name, isWrong) => ({
    folder: 'functions/',
    handler: `${name}/app.${isWrong ? 'handle' : 'handler'}`,
  })),
  javascript: inLanguage({ ended: 'nodejs18.x', current: 'nodejs24.x' }, (name, isWrong) => ({
    folder: 'functions/',
    handler: `${name}/app.${isWrong ? 'handle' : 'handler'}`,
  })),
  python: inLanguage({ ended: 'python3.8', current: 'python3.13' }, (name, isWrong) => ({
    folder: 'functions/',
    handler: `${name.replaceAll('-', '_')}/app.${isWrong ? 'handle' : 'handler'}`,
  })),
  java: inLanguage({ ended: 'java8', current: 'java21' }, (name, isWrong) => ({
    folder: 'functions/',
    handler: `orders.${className(name)}${isWrong ? 's' : ''}::handleRequest`,
  })),
  go: (template) =>
    inLanguage({ ended: 'go1.x', current: 'provided.al2023' }, (name) => ({
      folder: `functions/${name}/`,
      handler: 'bootstrap',
    }))(template.replace(/DynamoDBCrudPolicy(?=:\n +TableName: !Ref IdempotencyRecords)/g, 'DynamoDBWritePolicy')),
  csharp: inLanguage({ ended: 'dotnet6', current: 'dotnet10' }, (name, isWrong) => ({
    folder: 'functions/',
    handler: `Orders::Orders.${className(name)}::${isWrong ? 'Handle' : 'HandleAsync'}`,
  })),
} satisfies Readonly<Record<string, Change>>;

const functions = [
  'PlaceOrder',
  'GetOrder',
  'ChargeOrder',
  'SupplierWebhook',
  'ProjectOrders',
  'NotifyCustomer',
  'NightlyReport',
];

function inLanguage(runtimes: Runtimes, codeOf: (name: string, isWrong: boolean) => Code): Change {
  return (template) => {
    const isWrong = template.includes('app.handle\n');
    const changed = functions.reduce((text, name) => {
      const code = codeOf(dashed(name), isWrong && name === 'GetOrder');
      return inSection(text, name, (section) => withCode(section, code, runtimes));
    }, template);
    return changed.replace('nodejs18.x', runtimes.ended).replace('nodejs24.x', runtimes.current);
  };
}

/** Changes the lines of one resource. */
function inSection(template: string, name: string, change: (section: string) => string): string {
  return template.replace(new RegExp(`^  ${name}:\\n(?:(?: {4}.*)?\\n)+`, 'm'), change);
}

function withCode(section: string, { folder, handler }: Code, { current }: Runtimes): string {
  return section
    .replace(/ {4}Metadata:\n(?: {6}.*\n)+/, '')
    .replace(/CodeUri: .*/, `CodeUri: ${folder}`)
    .replace(/Handler: .*/, `Handler: ${handler}`)
    .replace(/Runtime: .*/, `Runtime: ${current}`);
}

/** `PlaceOrder` as `place-order`. */
function dashed(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** `place-order` as `PlaceOrder`. */
function className(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
