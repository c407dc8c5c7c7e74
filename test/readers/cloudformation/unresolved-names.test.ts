import { describe, expect, test } from 'vitest';
import { read, sam } from './reading.js';

const orders = '  Orders:\n    Type: AWS::Serverless::SimpleTable\n';
const save = (properties: string) => `  Save:\n    Type: AWS::Serverless::Function\n    Properties:\n${properties}`;

function names(resources: string, before = ''): readonly string[] {
  return (read(sam(resources, before)).unresolved ?? []).map(({ name }) => name);
}

describe('names that nothing declares', () => {
  test.each([
    ['Ref', '      MemorySize: !Ref Memory\n', ['Memory']],
    ['GetAtt', '      Role: !GetAtt SharedRole.Arn\n', ['SharedRole']],
    ['GetAtt with a list', '      Role: { Fn::GetAtt: [SharedRole, Arn] }\n', ['SharedRole']],
    ['Sub', '      FunctionName: !Sub "${Stage}-${AWS::Region}-${!Literal}"\n', ['Stage']],
    ['If', '      MemorySize: !If [IsLive, 512, 128]\n', ['IsLive']],
    ['FindInMap', '      MemorySize: !FindInMap [Sizes, live, Memory]\n', ['Sizes']],
  ])('are found in %s', (_, properties, expected) => {
    expect(names(orders + save(properties))).toEqual(expected);
  });

  test.each([
    ['a parameter', '      MemorySize: !Ref Memory\n', 'Parameters:\n  Memory: { Type: Number }\n'],
    ['a variable of the text', '      FunctionName: !Sub ["${Stage}-save", { Stage: live }]\n', ''],
    ['what SAM makes', '      FunctionName: !Sub "${SaveRole}${ServerlessRestApi}"\n', ''],
    ['a placeholder of another tool', '      FunctionName: !Ref "{{ stage }}"\n', ''],
  ])('are not %s', (_, properties, before) => {
    expect(names(orders + save(properties), before)).toEqual([]);
  });

  test('are not asked for where loops declare names, or a macro does', () => {
    const loop =
      "  'Fn::ForEach::Topics':\n    - Name\n    - [A, B]\n    - 'Topic${Name}':\n        Type: AWS::SNS::Topic\n";
    expect(names(loop + save('      Role: !GetAtt Shared.Arn\n'))).toEqual([]);
    const macro = `Transform: [AWS::Serverless-2016-10-31, Ours]\nResources:\n${save('      Role: !GetAtt Shared.Arn\n')}`;
    expect(read(macro).unresolved).toEqual([]);
  });
});
