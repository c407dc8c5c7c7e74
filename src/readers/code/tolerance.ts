const goingOn = [
  /\b(?:continu|proceed|ignor|swallow|tolerat|suppress)(?:e|es|ed|ing|s)?\b/,
  /\b(?:carry|go|move) on\b|\bfall(?:s|ing)? ?(?:back|through)\b|\bbest[- ]effort\b|\btried our best\b/,
  /\b(?:do not|don'?t|should ?n[o']t|should not|must not|never|no need to) (?:\w+ )?(?:throw|rethrow|re-throw|raise|fail|block|break|stop|abort|care|crash)\b/,
  /\bnon?[- ]?(?:critical|fatal|blocking|essential)\b|\bnot (?:critical|fatal|blocking|essential|important|a problem|an error)\b/,
  /\b(?:optional|expected|intentional(?:ly)?|deliberate(?:ly)?|on purpose|silent(?:ly)?|harmless|already (?:exists?|there|created))\b/,
  /\b(?:that'?s|it'?s|this is|is) (?:ok|okay|fine|all right)\b/,
];

const promised =
  /\b(?:errors?|exceptions?|failures?)\b[^.\n]{0,40}\b(?:logged|ignored|swallowed|caught|suppressed|not raised|not thrown)\b|\bbest[- ]effort\b|\bnever (?:raises?|throws?|fails?)\b|\b(?:does not|doesn'?t|without) (?:raise|raising|throw|throwing|fail|failing)\b/;

/** Whether the documentation of a function says that it leaves failures to nobody. */
export function promisesToGoOn(documentation: string): boolean {
  return promised.test(documentation.toLowerCase());
}

/** Whether a comment at a caught error says that going on without what failed is meant. */
export function meansToGoOn(comment: string): boolean {
  const text = comment.toLowerCase();
  return goingOn.some((words) => words.test(text));
}
