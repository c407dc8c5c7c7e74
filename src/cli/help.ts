/** Help texts, by command; `''` is that of the tool itself. */
export const help: Readonly<Record<string, string>> = {
  '': `Reads serverless code and templates as one application, and shows what will hurt.

Usage: serverless-coach <command> [options]

  lint [PATH...]   findings of files and folders (the working directory when none is given)
  rules            every rule with its severity and skill
  explain RULE     the lesson of a rule
  model [PATH...]  the applications as they are understood
  policy [PATH...] the rights each function needs, and the lines that need them
  progress [PATH]  what a folder, and what was recorded, shows of skills
  lsp --stdio      the language server

  --help           this text, or that of a command
  --version        the version

Exit code: 0 nothing to report, 1 findings, 2 wrong usage or configuration.
`,
  lint: `Usage: serverless-coach lint [PATH...] [options]

  --format pretty|json|sarif|github|junit   how to report (pretty)
  --fix                     repair what can be repaired without changing what the program means
  --rule ID                 only this rule; may be given several times
  --fail-on error|warning|info|never
                            least severity that makes the exit code 1 (warning); files that cannot be
                            understood count as warnings
  --config FILE             configuration (the nearest .serverless-coach.yaml at or above the paths)
  --baseline FILE           findings to leave out (.serverless-coach-baseline.json when it is there)
  --update-baseline         write the findings there are now to the baseline
  --preview                 preview rules too
  --no-cache                read every file anew

Comments switch a rule off for their line or the one below:
  serverless-coach-ignore <rule>[, <rule>]: <reason>
`,
  rules: `Usage: serverless-coach rules [--format pretty|json]
`,
  explain: `Usage: serverless-coach explain RULE
`,
  model: `Usage: serverless-coach model [PATH...] [--format pretty|json] [--config FILE] [--no-cache]
`,
  policy: `Usage: serverless-coach policy [PATH...] [--format pretty|json] [--config FILE] [--no-cache]

The least each function's role has to allow for the calls of its code, on the resources of the template where they
are known. "At least" says that some calls cannot be seen.
`,
  progress: `Usage: serverless-coach progress [PATH] [options]

  --format markdown|json    how to report (markdown)
  --store FILE              what was recorded while editing; it is read, never written
  --now DATE                the day to look at it (today)
  --role ROLE --level LEVEL what to compare with: the next step then says what it adds there
  --config FILE             configuration (.serverless-coach.yaml in the folder)
  --no-cache                read every file anew

What only lies in the folder counts as found; what was written, repaired and answered here is in the store.
`,
  lsp: `Usage: serverless-coach lsp --stdio

Speaks the Language Server Protocol on standard input and output.
`,
};
