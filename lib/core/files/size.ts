/** `256 kB` below a megabyte, `4 MB` from there. */
export const sizeInWords = (bytes: number): string => (bytes < 1_048_576 ? `${Math.max(1, Math.floor(bytes / 1024))} kB` : `${Math.floor(bytes / 1_048_576)} MB`)
