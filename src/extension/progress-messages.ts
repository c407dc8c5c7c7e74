/** What the progress page tells the extension. */
export interface ProgressMessage {
  readonly kind: 'erase';
  readonly item: string;
}
