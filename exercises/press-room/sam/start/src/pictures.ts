/** Every fourth byte: good enough for a thumbnail of these raw pictures. */
export function small(picture: Uint8Array): Uint8Array {
  return picture.filter((_, index) => index % 4 === 0);
}
