import { z } from 'zod';

/** What the relay reads of a push. */
export const pushSchema = z.object({
  pusher: z.object({ name: z.string() }),
  repository: z.object({ name: z.string() }),
  commits: z.array(z.unknown()),
});

/** The line that is written in the chat. */
export function messageOf({ pusher, repository, commits }) {
  return `${pusher.name} pushed ${commits.length} commits to ${repository.name}`;
}
