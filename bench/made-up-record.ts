import { framework } from '../rules/skills.js';
import type { ProgressEvent } from '../src/coach/progress/events.js';

/** The moment the record begins, milliseconds since 1970. */
const madeUpBeginning = Date.UTC(2023, 0, 2);

const day = 24 * 60 * 60 * 1000;
const eventsADay = 80;
const workspaces = ['orders', 'shipping', 'billing'].map((name) => `file:///home/sam/projects/${name}-service`);

/** So many events of some years of work on three applications, in the order of their times. The same ones each time. */
export function madeUpRecord(count: number): readonly ProgressEvent[] {
  const events: ProgressEvent[] = [];
  const open: { readonly workspace: string; readonly fingerprint: string }[] = [];
  const chance = chances(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T;
  const digits = () =>
    Math.floor(chance() * 2 ** 52)
      .toString(16)
      .padStart(16, '0');
  const signals = framework.signals.filter(({ kind }) => kind !== 'bad');
  const rules = framework.signals.filter(({ kind }) => kind === 'bad');
  for (let number = 0; number < count; number++) {
    const at = madeUpBeginning + Math.floor((number * day) / eventsADay);
    const workspace = pick(workspaces);
    const line = Math.floor(chance() * 400);
    const file = `services/${pick(areas)}/template.yaml`;
    const place = { file, start: { line, character: 2 }, end: { line, character: 24 } };
    const kind = chance();
    if (kind < 0.3) {
      const { id: rule, skill } = pick(rules);
      const severity = severities[rule.length % severities.length] ?? 'error';
      const fingerprint = digits();
      const owner = `function Process${pick(areas)}${line}`;
      const finding = { workspace, fingerprint, rule, skill, severity };
      events.push({ kind: 'finding-opened', at, ...finding, place, application: file, owner, made: chance() < 0.5 });
      open.push({ workspace, fingerprint });
    } else if (kind < 0.55 && open.length > 0) {
      const [finding = { workspace, fingerprint: '' }] = open.splice(Math.floor(chance() * open.length), 1);
      events.push({ kind: 'finding-closed', at, ...finding, how: pick(['hand', 'button', 'deletion', 'elsewhere']) });
    } else if (kind < 0.6 && open.length > 0) {
      const [finding = { workspace, fingerprint: '' }] = open.splice(Math.floor(chance() * open.length), 1);
      const to = digits();
      events.push({ kind: 'finding-moved', at, ...finding, to, place, application: file });
      open.push({ workspace: finding.workspace, fingerprint: to });
    } else if (kind < 0.85) {
      const { id: signal, skill, kind: side } = pick(signals);
      const resource = `${file}#${pick(areas)}${Math.floor(chance() * 40)}`;
      const construct = { workspace, skill, signal, resource, authored: chance() < 0.5, steward: side === 'steward' };
      events.push({ kind: chance() < 0.7 ? 'construct-seen' : 'construct-gone', at, ...construct, place });
    } else if (kind < 0.89) {
      events.push({ kind: 'scan', at, workspace });
    } else if (kind < 0.94) {
      events.push({ kind: 'lesson-shown', at, rule: pick(rules).id });
    } else {
      const { id, skill } = pick(rules);
      events.push({ kind: 'answer', at, skill, question: `${id}#${Math.floor(chance() * 3)}`, right: chance() < 0.7 });
    }
  }
  return events;
}

const severities = ['error', 'warning', 'info'] as const;
const areas = ['Orders', 'Payments', 'Stock', 'Returns', 'Invoices', 'Parcels', 'Prices', 'Customers'];

/** Numbers from 0 up to 1 that look random and are the same each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
