import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { framework } from '../../rules/skills.js';
import { exampleReaders } from '../../scripts/example-workspace.js';
import { EditTrail } from '../../src/coach/progress/edit-trail.js';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { History } from '../../src/coach/progress/history.js';
import { record } from '../../src/coach/progress/recorder.js';
import { lookAt } from '../../src/progress/look.js';
import { openWorkspace, type Workspace } from '../../src/workspace/index.js';
import { MemoryFileSystem } from '../../src/workspace/memory-file-system.js';

const address = 'file:///shop';
const file = 'template.yaml';
const metadata = new Map(rules.map((rule) => [rule.metadata.id, rule.metadata]));

const fn = (name: string, tags = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties: { PackageType: Image, ImageUri: shop${tags} }
`;
const shop = (...functions: readonly string[]) =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('')}`;
const tagged = ', Tags: { Owner: orders }';

/** One person with one folder, from look to look. */
class Session {
  readonly #history = new History();
  readonly #trail = new EditTrail();
  #workspace: Workspace;
  #at = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** What is written down of untagged resources after a look. */
  async sees(isWhole = true): Promise<readonly ProgressEvent[]> {
    this.#at += 60 * 60 * 1000;
    const result = isWhole ? await this.#workspace.scan() : await this.#workspace.lintFile(file);
    const { snapshot } = await lookAt(this.#workspace, result, {
      address,
      at: this.#at,
      whole: isWhole,
      rules: metadata,
      framework,
      isOpen: () => true,
    });
    const events = record(this.#history.ledger.workspace(address), snapshot, this.#trail.edits);
    for (const event of events) this.#history.take(event);
    this.#trail.looked(
      [file],
      snapshot.findings.map(({ fingerprint }) => fingerprint),
    );
    return events.filter((event) => 'fingerprint' in event && event.fingerprint.includes('gov.bad.untagged'));
  }

  restartsWith(workspace: Workspace): void {
    this.#workspace = workspace;
  }

  types(text: string): void {
    this.#workspace.update(file, text);
    this.#trail.typed(file, text);
  }
}

const opened = (text: string) =>
  openWorkspace(new MemoryFileSystem(new Map([[file, text]])), {
    readers: exampleReaders,
    rules,
    roles: framework.roles.map(({ id }) => id),
  });

describe('what is nowhere in an application', () => {
  const fingerprint = `habit gov.bad.untagged ${file}`;
  const found = { kind: 'finding-opened', fingerprint };

  test('is one fault until the last of it is repaired', async () => {
    const session = new Session(await opened(shop(fn('Save'), fn('Load'), fn('Bill'))));
    expect(await session.sees()).toMatchObject([found]);
    session.types(shop(fn('Save', tagged), fn('Load'), fn('Bill')));
    expect(await session.sees()).toEqual([]);
    session.types(shop(fn('Save', tagged), fn('Load', tagged), fn('Bill')));
    expect(await session.sees()).toEqual([]);
    session.types(shop(fn('Save', tagged), fn('Load', tagged), fn('Bill', tagged)));
    expect(await session.sees()).toMatchObject([{ kind: 'finding-closed', fingerprint, how: 'hand' }]);
  });

  test('is neither found nor gone before everything was read', async () => {
    const session = new Session(await opened(shop(fn('Save'))));
    expect(await session.sees(false)).toEqual([]);
    expect(await session.sees()).toMatchObject([found]);
    session.restartsWith(await opened(shop(fn('Save', tagged))));
    expect(await session.sees(false)).toEqual([]);
    expect(await session.sees()).toMatchObject([{ kind: 'finding-closed', fingerprint, how: 'elsewhere' }]);
  });
});
