import { describe, expect, it } from 'vitest';
import { shortfallsOf } from '../../src/coach/exercises/cost-estimate.js';
import { surroundings } from './signals/open.js';

const { application } = await surroundings({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: save.handler
      Runtime: nodejs24.x
      MemorySize: 256
`,
  'src/save.mjs': `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const bucket = new S3Client({});
export const handler = async (event) => {
  await bucket.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: event.id, Body: event.text }));
};
`,
});

/** What is wrong with a file that has these lines in its table, and this below it. */
function wrong(rows: string, below = 'S3 and the log come on top.', heading = head): readonly string[] {
  const text = `# Costs\n\n${heading}\n| --- | --- | --- | --- | --- | --- |\n${rows}\n\n${below}\n`;
  return shortfallsOf('cost.md', text, [application]).map(
    ({ text: said, place }) => `${place.start.line + 1}: ${said}`,
  );
}

const head = '| calls | memory | time | processor | GB-seconds | dollars |';
const million = '| 1,000,000 | 256 MB | 100 ms | x86_64 | 25,000 | 0.62 |';

describe('an estimate', () => {
  it('is right when its sums are', () => {
    expect(wrong(million)).toEqual([]);
  });

  it('may name other ways to run the function, too', () => {
    expect(wrong(`${million}\n| 1,000,000 | 512 MB | 60 ms | arm64 | 30,000 | 0.60 |`)).toEqual([]);
  });

  it('may have its columns in any order, with other units and a column of its own', () => {
    const heading = '| what | **Cost** | Duration | Architecture | Memory | GB-s | Invocations |';
    expect(wrong('| now | $0.62 | 0.1 s | x86_64 | 0.25 GB | 25000 | `1000000` |', undefined, heading)).toEqual([]);
  });

  it.each([
    ['0.1 seconds', '256 MiB'],
    ['0.1 sec', '0.25 GiB'],
    ['100 milliseconds', '0.25 gigabytes'],
    ['100ms', '256MB'],
    ['0.1 s (was 300 ms)', '256 MB (was 1 GB)'],
  ])('may give %s and %s', (time, memory) => {
    expect(wrong(million.replace('100 ms', time).replace('256 MB', memory))).toEqual([]);
  });

  it('may have its units in the headings', () => {
    const heading = '| Calls per month | Memory (GB) | Time (s) | CPU | GB-seconds | USD |';
    expect(wrong('| 1,000,000 | 0.25 | 0.1 | x86_64 | 25,000 | 0.62 |', undefined, heading)).toEqual([]);
  });

  it.each(['1000000', '1 000 000', '1\u00a0000\u00a0000', '1\u202f000\u202f000', "1'000'000", '1_000_000'])(
    'may part thousands as in %s',
    (calls) => {
      expect(wrong(million.replace('1,000,000', calls))).toEqual([]);
    },
  );

  it('says how it read numbers that part thousands by points', () => {
    expect(wrong(million.replace('25,000', '25.000'))).toEqual([
      '5: 1,000,000 calls of 100 ms with 256 MB are 25,000 GB-seconds; the line says 25.',
    ]);
  });

  it.each([
    ['0.62', '0,62'],
    ['0.62', '1.000,62'],
    ['1,000,000', '1.000.000'],
  ])('does not guess what is meant when %s is written %s', (right, written) => {
    expect(wrong(million.replace(right, written))).toEqual([
      '5: A number is missing in this line, or its decimals do not follow a point.',
      '1: No line has the 256 MB and x86_64 of Save.',
    ]);
  });

  it.each(['| 0 | 256 MB | 100 ms | x86_64 | 0 | 0.00 |', '| 1,000,000 | 256 MB | 0 ms | x86_64 | 0 | 0.20 |'])(
    'of nothing is none: %s',
    (row) => {
      expect(wrong(row)).toEqual([
        '5: Calls, memory and time of this line have to be more than 0.',
        '1: No line has the 256 MB and x86_64 of Save.',
      ]);
    },
  );

  it('counts nothing below 0', () => {
    expect(wrong(`${million}\n| -30 | 256 MB | 100 ms | x86_64 | -0.8 | 0.00 |`)).toEqual([
      '6: A number is missing in this line, or its decimals do not follow a point.',
    ]);
  });

  it('may leave out the bars at the ends of its lines', () => {
    const [heading, row] = [head, million].map((line) => line.slice(2, -2));
    const text = `${heading}\n--- | --- | --- | --- | --- | ---\n${row}\n\nS3 and the log.\n`;
    expect(shortfallsOf('cost.md', text, [application])).toEqual([]);
  });

  it('may end its lines as Windows does', () => {
    const text = `${head}\n| --- | --- | --- | --- | --- | --- |\n${million}\n\nS3 and the log.\n`;
    expect(shortfallsOf('cost.md', text.replaceAll('\n', '\r\n'), [application])).toEqual([]);
  });

  it.each([
    ['0.61', []],
    [
      '0.60',
      [
        '5: 25,000 GB-seconds at $0.0000166667 on x86_64 and 1,000,000 calls at $0.20 a million are $0.62; the line says $0.60.',
      ],
    ],
    [
      '0.42',
      [
        '5: 25,000 GB-seconds at $0.0000166667 on x86_64 and 1,000,000 calls at $0.20 a million are $0.62; the line says $0.42.',
      ],
    ],
  ])('of %s dollars is held against the prices', (dollars, expected) => {
    expect(wrong(million.replace('0.62', dollars))).toEqual(expected);
  });

  it('has to multiply rightly', () => {
    expect(wrong(million.replace('25,000', '250,000'))).toEqual([
      '5: 1,000,000 calls of 100 ms with 256 MB are 25,000 GB-seconds; the line says 250,000.',
    ]);
  });

  it('has to be of the function as it is', () => {
    expect(wrong('| 1,000,000 | 512 MB | 60 ms | arm64 | 30,000 | 0.60 |')).toEqual([
      '1: No line has the 256 MB and x86_64 of Save.',
    ]);
  });

  it('has to speak of what else is paid', () => {
    expect(wrong(million, 'Nothing else.')).toEqual([
      '1: It says nothing of s3, which Save calls and which is paid beside it.',
      '1: It says nothing of the log of Save, which is paid beside it.',
    ]);
  });

  it('needs every number', () => {
    expect(wrong(`${million}\n| 1 | 256 MB | | x86_64 | 0 | 0 |\n| 1 | 256 MB | 1 | sparc | 0 | 0 |`)).toEqual([
      '6: A number is missing in this line, or its decimals do not follow a point.',
      '7: The processor of this line is neither x86_64 nor arm64.',
    ]);
  });

  it.each(['', '# Costs\n\nAbout a dollar.\n', '| calls | dollars |\n| --- | --- |\n| 1 | 1 |\n'])(
    'needs its table: %j has none',
    (text) => {
      expect(shortfallsOf('cost.md', text, [application]).map(({ text: said }) => said)).toEqual([
        'cost.md has no table with the columns calls, memory, time, processor, GB-seconds and dollars.',
      ]);
    },
  );

  it('needs a line in its table', () => {
    expect(wrong('')).toEqual(['1: No line has the 256 MB and x86_64 of Save.']);
  });
});
