import type { ProgressOverview } from './overview.js';

/** The report of progress for others to read: programs (`json`) or people (`markdown`). */
export function progressReport(overview: ProgressOverview, format: 'json' | 'markdown'): string {
  return format === 'json' ? `${JSON.stringify(overview, null, 2)}\n` : '';
}
