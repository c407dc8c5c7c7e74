import type { Language } from '../../model/code.js';
import type { Sink } from '../../model/flow.js';

/** A function that takes one of its arguments apart. */
export interface SinkFunction {
  readonly sink: Exclude<Sink, 'sql' | 'html'>;
  readonly languages: readonly Language[];
  /** Its dotted name as `CalleeNames` gives it. */
  readonly name: RegExp;
  /** Position of the argument that is taken apart. */
  readonly argument: number;
  /**
   * - `text`: all of the argument.
   * - `shell`: the argument, and when it is a shell, what the shell is given.
   * - `shell-option`: the argument, when an option or its form says that a shell gets it.
   */
  readonly takes: 'text' | 'shell' | 'shell-option';
}

const script: readonly Language[] = ['typescript', 'javascript'];

/**
 * Sources: the documentation of the standard libraries of Node.js 24, Python 3.14, Java 25, Go 1.26 and .NET 10, and of the
 * HTTP libraries axios, got, undici, requests and httpx, as known in November 2026.
 */
export const sinkFunctions: readonly SinkFunction[] = [
  {
    sink: 'command',
    languages: script,
    name: /^child_process(?:\.default)?\.(?:exec|execSync)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'command',
    languages: script,
    name: /^child_process(?:\.default)?\.(?:spawn|spawnSync|execFile|execFileSync)$/,
    argument: 0,
    takes: 'shell',
  },
  {
    sink: 'command',
    languages: ['python'],
    name: /^(?:os\.system|os\.popen|subprocess\.get(?:status)?output|asyncio\.create_subprocess_shell)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'command',
    languages: ['python'],
    name: /^subprocess\.(?:run|call|check_call|check_output|Popen)$/,
    argument: 0,
    takes: 'shell-option',
  },
  {
    sink: 'command',
    languages: ['java'],
    name: /^(?:java\.lang\.)?Runtime\.getRuntime\(\)\.exec$/,
    argument: 0,
    takes: 'text',
  },
  { sink: 'command', languages: ['java'], name: /^(?:java\.lang\.)?ProcessBuilder$/, argument: 0, takes: 'shell' },
  { sink: 'command', languages: ['go'], name: /^os\/exec\.Command$/, argument: 0, takes: 'shell' },
  { sink: 'command', languages: ['go'], name: /^os\/exec\.CommandContext$/, argument: 1, takes: 'shell' },
  {
    sink: 'command',
    languages: ['csharp'],
    name: /(?:^|\.)(?:Process\.Start|ProcessStartInfo)$/,
    argument: 0,
    takes: 'shell',
  },

  {
    sink: 'path',
    languages: script,
    name: /^(?:fs|fs\/promises|fs-extra)(?:\.default)?(?:\.promises)?\.(?:readFile|writeFile|appendFile|createReadStream|createWriteStream|unlink|rm|rmdir|readdir|open|mkdir|copyFile|rename|stat|readFileSync|writeFileSync|appendFileSync|unlinkSync|rmSync|readdirSync|openSync|mkdirSync|copyFileSync|renameSync)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'path',
    languages: ['python'],
    name: /^(?:open|io\.open|os\.(?:remove|unlink|listdir|rename|makedirs|mkdir|rmdir|open|scandir)|shutil\.(?:copy\w*|move|rmtree))$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'path',
    languages: ['java'],
    name: /(?:^|\.)(?:File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile|Paths\.get|Path\.of)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'path',
    languages: ['go'],
    name: /^(?:os\.(?:Open|OpenFile|Create|ReadFile|WriteFile|Remove|RemoveAll|Mkdir|MkdirAll|ReadDir)|io\/ioutil\.(?:ReadFile|WriteFile|ReadDir))$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'path',
    languages: ['csharp'],
    name: /(?:^|\.)(?:File\.(?:ReadAll\w+|WriteAll\w+|AppendAll\w+|Open\w*|Create|Delete|Move|Copy)|FileStream|StreamReader|StreamWriter|Directory\.(?:Delete|GetFiles|CreateDirectory))$/,
    argument: 0,
    takes: 'text',
  },

  {
    sink: 'address',
    languages: script,
    name: /^(?:fetch|node-fetch|undici\.(?:fetch|request)|https?\.(?:get|request)|superagent\.\w+|got(?:\.\w+)?|axios(?:\.(?:get|post|put|patch|delete|head|request))?)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'address',
    languages: ['python'],
    name: /^(?:requests|httpx)\.(?:get|post|put|patch|delete|head)$|^urllib\.request\.(?:urlopen|Request|urlretrieve)$/,
    argument: 0,
    takes: 'text',
  },
  { sink: 'address', languages: ['python'], name: /^(?:requests|httpx)\.request$/, argument: 1, takes: 'text' },
  {
    sink: 'address',
    languages: ['java'],
    name: /^(?:java\.net\.)?(?:URI\.create|URL|URI)$/,
    argument: 0,
    takes: 'text',
  },
  { sink: 'address', languages: ['go'], name: /^net\/http\.(?:Get|Post|Head|PostForm)$/, argument: 0, takes: 'text' },
  { sink: 'address', languages: ['go'], name: /^net\/http\.NewRequest$/, argument: 1, takes: 'text' },
  { sink: 'address', languages: ['go'], name: /^net\/http\.NewRequestWithContext$/, argument: 2, takes: 'text' },
  {
    sink: 'address',
    languages: ['csharp'],
    name: /\.(?:GetAsync|GetStringAsync|GetStreamAsync|GetByteArrayAsync|PostAsync|PutAsync|GetFromJsonAsync|PostAsJsonAsync)$/,
    argument: 0,
    takes: 'text',
  },

  {
    sink: 'code',
    languages: script,
    name: /^(?:eval|Function|vm\.(?:runInNewContext|runInThisContext|runInContext|compileFunction|Script)|node-serialize\.unserialize)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'code',
    languages: ['python'],
    name: /^(?:eval|exec|compile|pickle\.loads?|marshal\.loads?|dill\.loads?|jsonpickle\.decode)$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'code',
    languages: ['java'],
    name: /(?:ScriptEngine|engine|scriptEngine)\.eval$/,
    argument: 0,
    takes: 'text',
  },
  {
    sink: 'code',
    languages: ['csharp'],
    name: /(?:^|\.)(?:CSharpScript\.(?:EvaluateAsync|RunAsync|Create)|BinaryFormatter\(?\)?\.Deserialize)$/,
    argument: 0,
    takes: 'text',
  },
];

/** The last name of functions that run SQL, or PartiQL, in the libraries of all languages. */
export const runsSql =
  /^(?:query|execute|executemany|executescript|exec|raw|\$queryRawUnsafe|\$executeRawUnsafe|executeQuery|executeUpdate|prepareStatement|prepareCall|createQuery|createNativeQuery|createStatement|queryForObject|queryForList|batchUpdate|Query|QueryRow|QueryContext|QueryRowContext|Exec|ExecContext|Prepare|PrepareContext|Raw|Queryx|Get|Select|SqlCommand|NpgsqlCommand|MySqlCommand|SqliteCommand|QueryAsync|ExecuteAsync|ExecuteScalarAsync|FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync|text|read_sql|read_sql_query|fetch|fetchrow|fetchval|ExecuteStatementCommand|StartQueryExecutionCommand|execute_statement|start_query_execution|unsafe|any|one|none|oneOrNone|manyOrNone)$/;

/** Text that begins or goes on as a statement of SQL does. */
export const looksLikeSql =
  /\b(?:select\s[\s\S]*\bfrom|insert\s+into|update\s[\s\S]*\bset|delete\s+from|merge\s+into|drop\s+table|create\s+table|alter\s+table|call)\s/i;

/** Programs that take the text they are given as a program of their own. */
export const isShell = /(?:^|\/|\\)(?:sh|bash|zsh|dash|ksh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)$/i;

/** The beginning of an address up to the path: what comes behind it cannot change who is asked. */
export const namesHost = /^[a-z][\w+.-]*:\/\/[^/?#]+[/?#]/i;
