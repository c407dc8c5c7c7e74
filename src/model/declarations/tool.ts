import type { Value } from '../value.js';

/** What a template says to the tool that deploys it. */
export interface ToolSettings {
  /** What was deployed is written down where everybody who deploys finds it, and not on one machine. */
  readonly remoteState: Value<boolean>;
  /** The versions of the tool, or of what it brings along, that may deploy it: `~> 1.9`, `4`. */
  readonly version: Value<string>;
  /** Stages that the template itself gives values of their own; what is meant for all of them is none. */
  readonly stages: readonly string[];
}
