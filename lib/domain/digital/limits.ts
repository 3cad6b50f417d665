/** The largest file a seller may upload, bytes. */
export const MAX_FILE_BYTES = 50 * 1024 ** 2
/** How a file is sent and kept: pieces of this size, bytes. A Vercel function takes no more than 4.5 MB in a request. */
export const CHUNK_BYTES = 1024 ** 2
/** Files of one product that are for sale at the same time. */
export const MAX_FILES = 10
/** What all files of a seller may come to, bytes, with versions that buyers still have. */
export const MAX_STORED_BYTES = 1024 ** 3

/** How many pieces a file of so many bytes has. */
export function chunkCount(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES)
}

/** How many bytes the piece at a place, from 0, must have; 0 where there is no such place. */
export function chunkBytesAt(bytes: number, position: number): number {
  return Math.max(0, Math.min(CHUNK_BYTES, bytes - position * CHUNK_BYTES))
}
