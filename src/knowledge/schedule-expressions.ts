/** What an expression of a schedule says, or why it says nothing. */
export type ReadSchedule =
  /** `everyMinutes`: the time between two runs of a rate. */
  | { readonly kind: 'rate'; readonly everyMinutes: number }
  | { readonly kind: 'cron'; readonly fields: CronFields }
  | { readonly kind: 'once' }
  /** `correction` is the expression that was meant, where that is plain. */
  | { readonly kind: 'invalid'; readonly problem: string; readonly correction?: string };

interface CronFields {
  readonly minutes: string;
  readonly hours: string;
  readonly dayOfMonth: string;
  readonly month: string;
  readonly dayOfWeek: string;
  readonly year: string;
}

/**
 * Reads an expression as EventBridge does.
 *
 * Source: EventBridge user guide, "Setting a schedule pattern for scheduled rules", and EventBridge Scheduler user guide,
 * "Schedule types", both read 2026-11-21. Only the scheduler runs something once, and only rules want the singular for one.
 */
export function readSchedule(expression: string, service: 'rule' | 'scheduler'): ReadSchedule {
  const text = expression.trim();
  const call = /^(\w+)\s*\(([^()]*)\)$/.exec(text);
  if (!call) return withoutWord(text);
  const [, word = '', inside = ''] = call;
  switch (word) {
    case 'rate':
      return readRate(inside.trim(), service);
    case 'cron':
      return readCron(inside.trim().split(/\s+/));
    case 'at':
      return readAt(inside.trim(), service);
    default:
      return invalid(`${word}() is no schedule: it has to be rate() or cron()`);
  }
}

function invalid(problem: string, correction?: string): ReadSchedule {
  return correction === undefined ? { kind: 'invalid', problem } : { kind: 'invalid', problem, correction };
}

/** The fields alone, as other tools write them. */
function withoutWord(text: string): ReadSchedule {
  const fields = text.split(/\s+/);
  if (fields.length === 2 && /^\d+$/.test(fields[0] ?? '')) {
    return invalid('rate() is missing around it', `rate(${text})`);
  }
  const inside = fields.length === 5 || fields.length === 6 ? readCron(fields) : undefined;
  const problem = 'cron() is missing around it';
  if (inside?.kind === 'cron') return invalid(problem, `cron(${fields.join(' ')})`);
  return inside?.kind === 'invalid' ? invalid(problem, inside.correction) : invalid('it is neither rate() nor cron()');
}

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1_440 };

function readRate(inside: string, service: 'rule' | 'scheduler'): ReadSchedule {
  const found = /^(\d+)\s+([a-z]+)$/i.exec(inside);
  if (!found) return invalid('rate() takes a whole number and minutes, hours or days');
  const count = Number(found[1]);
  const written = found[2] ?? '';
  const unit = written.toLowerCase().replace(/s$/, '');
  const size = minutesOf[unit];
  if (size === undefined) return invalid(`${written} is no unit of rate(): it takes minutes, hours and days`);
  if (count === 0) return invalid('a rate of 0 never runs');
  const wanted = count === 1 ? unit : `${unit}s`;
  if (service === 'rule' && written !== wanted) {
    const number = count === 1 ? 'the singular' : 'the plural';
    return invalid(`${count} takes ${number}`, `rate(${count} ${wanted})`);
  }
  return { kind: 'rate', everyMinutes: count * size };
}

function readAt(inside: string, service: 'rule' | 'scheduler'): ReadSchedule {
  if (service === 'rule') return invalid('a rule cannot run once: at() is for schedules of EventBridge Scheduler');
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inside)
    ? { kind: 'once' }
    : invalid('at() takes a time such as 2026-12-01T08:00:00, without a zone');
}

function readCron(written: readonly string[]): ReadSchedule {
  if (written.length === 5) {
    return invalid('cron() has six fields here, the last for the year, and this has five', sixFields(written));
  }
  if (written.length !== 6) return invalid(`cron() has six fields, and this has ${written.length}`);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = written;
  const fields = { minutes, hours, dayOfMonth, month, dayOfWeek, year };
  for (const [name, field] of fieldsInOrder) {
    const problem = problemIn(fields[name], field);
    if (problem !== undefined) return invalid(problem);
  }
  if (written.includes('?')) return { kind: 'cron', fields };
  const correction = withOneDay(fields);
  return invalid('one of the two days, of the month and of the week, has to be ?', correction);
}

/** Which of the two days is the one that says nothing; undefined when both say something. */
function withOneDay({ minutes, hours, dayOfMonth, month, dayOfWeek, year }: CronFields): string | undefined {
  if (dayOfWeek === '*') return `cron(${[minutes, hours, dayOfMonth, month, '?', year].join(' ')})`;
  if (dayOfMonth === '*') return `cron(${[minutes, hours, '?', month, dayOfWeek, year].join(' ')})`;
  return undefined;
}

/** Five fields as Unix has them, where Sunday is 0; undefined for what cannot be said here. */
function sixFields(written: readonly string[]): string | undefined {
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = ''] = written;
  const days = dayOfWeek.replace(/\d/g, (digit) => unixDays[Number(digit)] ?? digit);
  const read = readCron([minutes, hours, dayOfMonth, month, days, '*']);
  if (read.kind === 'cron') return `cron(${[minutes, hours, dayOfMonth, month, days, '*'].join(' ')})`;
  return read.kind === 'invalid' ? read.correction : undefined;
}

const unixDays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

interface Field {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  /** Words of its own beside numbers, lists, ranges and steps. */
  readonly special?: RegExp;
}

const fieldsInOrder: readonly (readonly [keyof CronFields, Field])[] = [
  ['minutes', { title: 'the minute', from: 0, to: 59 }],
  ['hours', { title: 'the hour', from: 0, to: 23 }],
  ['dayOfMonth', { title: 'the day of the month', from: 1, to: 31, special: /^(?:L(?:-\d+)?|LW|\d+W)$/i }],
  [
    'month',
    {
      title: 'the month',
      from: 1,
      to: 12,
      names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    },
  ],
  [
    'dayOfWeek',
    {
      title: 'the day of the week',
      from: 1,
      to: 7,
      names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
      special: /^(?:L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/i,
    },
  ],
  ['year', { title: 'the year', from: 1970, to: 2199 }],
];

/**
 * What is wrong with a field: a list of values, ranges, and either with a step. The documentation has `?` for days only;
 * templates that are deployed by many have it for the hour too, so that it counts everywhere.
 */
function problemIn(text: string, field: Field): string | undefined {
  for (const item of text.split(',')) {
    if (item === '*' || item === '?' || field.special?.test(item)) continue;
    const [range = '', step, ...rest] = item.split('/');
    const isStep = step === undefined || (/^\d+$/.test(step) && Number(step) > 0);
    const [from = '', to, ...more] = range === '*' ? [String(field.from)] : range.split('-');
    const values = to === undefined ? [from] : [from, to];
    const isRange = rest.length === 0 && more.length === 0 && values.every((value) => isWithin(value, field));
    if (!isStep || !isRange)
      return `${item} is no value for ${field.title}, which goes from ${field.from} to ${field.to}`;
  }
  return undefined;
}

function isWithin(value: string, { from, to, names }: Field): boolean {
  if (names?.includes(value.toUpperCase())) return true;
  return /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to;
}

/** Whether it runs every minute for as long as its hours last. */
export function runsEachMinute({ minutes }: CronFields): boolean {
  return /^(?:\*|\*\/1|0\/1|0-59)$/.test(minutes);
}
