import type { ProjectFacts } from '../../model/code.js';
import { LineIndex, type SourceFile } from '../../model/source.js';

/** The release of Java that a build of Maven or Gradle compiles for, where it is written out. */
export function readJavaBuild(source: SourceFile): Partial<ProjectFacts> {
  const settings = source.path.endsWith('.xml') ? mavenSettings : gradleSettings;
  for (const setting of settings) {
    const found = setting.exec(source.text);
    const [whole, value = ''] = found ?? [];
    const version = whole === undefined ? undefined : releaseOf(value, source.text);
    if (!found || whole === undefined || version === undefined) continue;
    const start = found.index + whole.lastIndexOf(value);
    return { javaRelease: { version, range: new LineIndex(source).range(start, start + value.length) } };
  }
  return {};
}

/** What counts first stands first (documentation of the Maven compiler plugin and of Gradle's Java plugin, 2026-11). */
const mavenSettings = [
  /<maven\.compiler\.release>\s*([^<\s]+)\s*</,
  /<release>\s*([^<\s]+)\s*<\/release>/,
  /<maven\.compiler\.target>\s*([^<\s]+)\s*</,
  /<target>\s*([\d.]+|\$\{[\w.]+\})\s*<\/target>/,
  /<java\.version>\s*([^<\s]+)\s*</,
];
const gradleSettings = [
  /options\.release(?:\.set\(|\s*=)\s*(\d+)/,
  /targetCompatibility\s*=?\s*(?:JavaVersion\.VERSION_|['"])?([\d._]+)/,
  /sourceCompatibility\s*=?\s*(?:JavaVersion\.VERSION_|['"])?([\d._]+)/,
  /JavaLanguageVersion\.of\((\d+)\)/,
];

/** `17`, `1.8`, `1_8`, or the name of a property that says it. */
function releaseOf(written: string, text: string): number | undefined {
  const property = /^\$\{([\w.]+)\}$/.exec(written)?.[1];
  const value =
    property === undefined
      ? written
      : new RegExp(`<${property.replaceAll('.', '\\.')}>\\s*([\\d.]+)\\s*<`).exec(text)?.[1];
  const number = /^(?:1[._])?(\d+)/.exec(value ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}
