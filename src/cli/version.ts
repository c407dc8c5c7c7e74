import { version as packageVersion } from '../../package.json';

/** The tool's own version. */
export const version: string = packageVersion;
