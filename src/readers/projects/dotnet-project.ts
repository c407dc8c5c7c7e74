import type { ProjectFacts } from '../../model/code.js';
import { LineIndex, type SourceFile } from '../../model/source.js';

/** What a `.csproj` says of the framework it is built for. */
export function readDotnetProject(source: SourceFile): Partial<ProjectFacts> {
  const lines = new LineIndex(source);
  const targetFrameworks = [...source.text.matchAll(/<TargetFrameworks?>([^<$]*)<\/TargetFrameworks?>/g)].flatMap(
    (found) => {
      const [whole, list = ''] = found;
      const start = found.index + whole.indexOf('>') + 1;
      const range = lines.range(start, start + list.length);
      return list.split(';').flatMap((name) => (name.trim() === '' ? [] : [{ name: name.trim(), range }]));
    },
  );
  return {
    targetFrameworks,
    isSelfContained: /<(?:SelfContained|PublishAot|PublishSelfContained)>\s*true\s*</i.test(source.text),
  };
}
