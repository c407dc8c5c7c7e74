import { describe, expect, test } from 'vitest';
import { progressChart } from '../../src/extension/progress-chart.js';
import { progressHtml } from '../../src/extension/progress-html.js';
import { overview } from './made-up-progress.js';

const assets = { nonce: '', script: '' };
const html = progressHtml(overview(), { nonce: 'abc', script: 'https://host/progress-page.js' });
const chart = progressChart(overview());

/** The drawing of one skill. */
function rowOf(name: string, drawing = chart): string {
  const row = drawing.split('<g role="listitem"').find((part) => part.includes(`>${name}</text>`));
  if (!row) throw new Error(`no row ${name}`);
  return row;
}

/** Where a mastery is drawn: 500 units from 0 to 1. */
const x = (mastery: number) => Math.round((236 + 500 * mastery) * 10) / 10;

function attribute(row: string, of: string, name: string): number {
  return Number(
    new RegExp(`<(?:rect|line|circle)[^>]*class="${of}"[^>]*>`).exec(row)?.[0].match(`${name}="([^"]*)"`)?.[1],
  );
}

describe('progress chart', () => {
  const retries = rowOf('Retries and dead letters');

  test('has a row for each skill', () => {
    expect(chart.match(/role="listitem"/g)).toHaveLength(26);
  });

  test('draws a band of one spread to both sides, with a tick at the mastery', () => {
    expect(attribute(retries, 'band', 'x')).toBe(x(0.59));
    expect(attribute(retries, 'band', 'width')).toBeCloseTo(500 * 0.24, 1);
    expect(attribute(retries, 'tick', 'x1')).toBe(x(0.71));
  });

  test('marks the best so far and draws where it fades to', () => {
    expect(attribute(retries, 'best', 'cx')).toBe(x(0.78));
    expect(retries).toContain(`<path d="M${x(0.71)} `);
    expect(retries).toContain(`H${x(0.62)}" class="fade"`);
  });

  test('keeps bands on the axis', () => {
    const skills = overview().skills.map((skill) => ({
      ...skill,
      state: 'standing' as const,
      mastery: 0.05,
      spread: 0.2,
    }));
    const row = rowOf('Idempotency', progressChart(overview({ skills })));
    expect(attribute(row, 'band', 'x')).toBe(x(0));
    expect(attribute(row, 'band', 'width')).toBeCloseTo(500 * 0.25, 1);
  });

  test('draws no fading where nothing fades', () => {
    const skills = overview().skills.map((skill) => ({ ...skill, in60Days: skill.mastery }));
    expect(progressChart(overview({ skills }))).not.toContain('class="fade"');
  });

  test('has a line for each threshold with its word, and hatches what cannot be shown', () => {
    expect(chart.match(/class="threshold"/g)).toHaveLength(4);
    for (const word of ['aware', 'applies', 'designs', 'stewards'])
      expect(chart).toContain(`text-anchor="middle">${word}<`);
    expect(attribute(chart, 'beyond', 'x')).toBe(x(0.875));
    expect(chart).toContain('more than this evidence can show');
  });

  test('says in words what has no band', () => {
    expect(rowOf('Idempotency')).toContain('>no evidence<');
    expect(rowOf('Edge compute')).toContain('>not observable here<');
    expect(rowOf('Idempotency')).not.toContain('class="band"');
  });

  test('says to a screen reader all that it draws', () => {
    expect(retries).toContain(
      'aria-label="Retries and dead letters: depth 2 of 4, applies; mastery 0.71 plus or minus 0.12, best 0.78, 0.62 in 60 days when nothing happens. For the next depth: an error is open."',
    );
  });
});

describe('progress page', () => {
  test('loads its own script and nothing else', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"`);
    expect(html).toContain('<script nonce="abc" src="https://host/progress-page.js"></script>');
    expect(html).not.toMatch(/\son\w+=|\sstyle="/);
  });

  test('has three tabs, and says which key leads to the table', () => {
    expect(html.match(/role="tab" /g)).toHaveLength(3);
    expect(html).toContain('Press <kbd>T</kbd>');
    for (const id of ['chart', 'table', 'items']) {
      expect(html).toContain(`aria-controls="panel-${id}"`);
      expect(html).toContain(`id="panel-${id}" aria-labelledby="tab-${id}"`);
    }
    expect(html.match(/role="tabpanel"[^>]*hidden/g)).toHaveLength(2);
  });

  test('has the chart as a table with heads for rows and columns', () => {
    expect(html).toContain(
      '<tr><th scope="row">Retries and dead letters</th><td>2, applies</td><td class="number">0.71</td><td class="number">0.12</td><td class="number">0.78</td><td class="number">0.62</td><td>an error is open</td></tr>',
    );
    expect(html).toContain('<th scope="row">Edge compute</th><td colspan="6">not observable here</td>');
  });

  test('lists every item, newest first, with its place and a button that erases it', () => {
    const rows = html.split('id="panel-items"')[1]?.match(/<time[^>]*>[^<]*/g);
    expect(rows?.map((row) => row.replace(/.*>/, ''))).toEqual(['19 Nov', '3 Nov', '3 Nov 2025']);
    expect(html).toContain('data-erase="construct orders destination ProcessOrders"');
    expect(html).toContain('aria-label="Erase: endless stream retries, Retries and dead letters, 19 Nov"');
    expect(html).toMatch(/href="command:serverlessCoach\.openPlace\?[^"]+">src\/order list\.yaml:41</);
    expect(html).toContain('<td class="number">−1.0</td>');
  });

  test('shows names as text, never as markup', () => {
    const skills = overview().skills.map((skill) => ({ ...skill, name: '<b>"x"</b>' }));
    expect(progressHtml(overview({ skills }), assets)).not.toContain('<b>');
  });

  test('says where nothing is kept, and what was wrong with the file', () => {
    const page = progressHtml(overview({ kept: 'in-session', notices: ['2 <lines> are left out.'] }), assets);
    expect(page).toContain('<p role="status">2 &lt;lines&gt; are left out.</p>');
    expect(page).toContain('it lasts as long as this window');
    expect(html).not.toContain('role="status"');
  });

  test('says when there are no items', () => {
    const skills = overview().skills.map((skill) => ({ ...skill, evidence: [], against: [] }));
    expect(progressHtml(overview({ skills }), assets)).toContain('There are no items yet.');
  });
});
