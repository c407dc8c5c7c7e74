/**
 * The day this knowledge was last compared with its sources, ISO. Rules have no clock: what depends on today's date (the
 * days a runtime has left) is graded against this day, so that a finding appears with a new release and not overnight.
 */
export const knowledgeDate = '2026-11-21';
