/** Bytes from `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/**
 * What a Range header asks of a file. Several ranges at once are answered with the whole file, which RFC 9110 allows.
 * @param size of the file, bytes, at least 1
 * @returns null for the whole file, `unsatisfiable` where nothing of it is asked for (416)
 */
export function byteRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const asked = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '')
  if (!asked) return null
  const [, from = '', to = ''] = asked
  if (from === '' && to === '') return null
  if (from === '') {
    const last = Math.min(Number(to), size)
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  // RFC 9110, 14.1.1: a range that ends before it begins is invalid, and ignored.
  if (to !== '' && Number(to) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}
