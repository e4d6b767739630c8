import { zipEntries } from './zip-entries'

/** Names in the central directory of a ZIP archive; null when there is none, or more than anybody could look through. Nothing is unpacked. */
export const zipEntryNames = (bytes: Uint8Array): string[] | null => zipEntries(bytes)?.map(({ name }) => name) ?? null
