import { NOT_HERE } from './not-here'

const NAMES = new Map<string, Set<string>>()

function namesOf(key: string): Set<string> {
  const known = NAMES.get(key)
  if (known) return known
  const names = new Set((NOT_HERE[key] ?? '').split(' '))
  NAMES.set(key, names)
  return names
}

/** Whether Stripe documents a parameter of this name for an endpoint that does not have it here. */
export function isDocumented({ method, path }: { method: string; path: string }, name: string): boolean {
  return namesOf(`${method} ${path}`).has(name.replace(/\[\d+\]/g, '[]'))
}
