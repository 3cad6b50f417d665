import { createHash } from 'node:crypto'

/** A UUID made of a fact: the job for it exists once. */
export function jobIdOf(fact: string): string {
  const hex = createHash('sha256').update(fact).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
