import type { Severity } from '../../model/finding.js';

/** Asks for a scan that reports its progress. */
export interface ScanParams {
  readonly workDoneToken: string | number;
}

/** What a scan read and found, and how long it took in milliseconds. */
export interface ScanOutcome {
  readonly files: number;
  readonly functions: number;
  readonly findings: number;
  readonly millis: number;
}

/** What the server is doing, and how things stand. */
export interface StatusView {
  /** The server reads or checks something. */
  readonly busy: boolean;
  /** Findings in everything read so far. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** The whole workspace has been read. */
  readonly scanned: boolean;
  /** What could not be read or is wrong with the configuration, one line each. */
  readonly problems: readonly string[];
}

/** Names a folder by its address. */
export interface FolderParams {
  readonly uri: string;
}

/** Names a file or folder by its address. */
export interface FileParams {
  readonly uri: string;
}

/** What lies in a folder that the client reads for the server. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}
