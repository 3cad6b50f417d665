import { API_VERSION, type World } from '@/sandbox/core/world'
import { invalidRequest } from './errors'

/** The newest version of Stripe's that is known here, and the first one that has a name [doc changelog]. */
const NEWEST = '2026-11-18'
const FIRST_NAMED = '2024-09-30'

/** Whether a text can be a version of Stripe's API: a date, with a name since 2024. */
function isVersion(version: string): boolean {
  const [, date = '', name] = /^(20\d\d-\d\d-\d\d)(?:\.([a-z]+))?$/.exec(version) ?? []
  return date !== '' && !Number.isNaN(Date.parse(date)) && date <= NEWEST && (name !== undefined) === date >= FIRST_NAMED
}

/** Throws 400 unless a version may be asked for: the one that is spoken here, or any other where the world's switch allows that. */
export function checkVersion(world: World, version: string | null, param?: string): void {
  if (version === null || version === API_VERSION) return
  if (world.settings.otherVersions && isVersion(version)) return
  const hint = world.settings.otherVersions ? '' : ` The local Stripe speaks ${API_VERSION} only, unless its switch "other versions" is on.`
  throw invalidRequest(`Invalid Stripe API version: ${version}.${hint}`, param ? { param } : {})
}

/** The headers that say which version was asked for, and which one the answer has. `version` is the request's header. */
export function versionHeaders(world: World, version: string | null): Record<string, string> {
  const isOther = version !== null && version !== API_VERSION && world.settings.otherVersions && isVersion(version)
  return isOther ? { 'Stripe-Version': version, 'Souk-Answered-As': API_VERSION } : { 'Stripe-Version': API_VERSION }
}

/** Whether a request speaks a version of a day or a later one. Without a version it speaks ours. */
export function isSince(version: string | null, day: string): boolean {
  return (version ?? API_VERSION).slice(0, 10) >= day
}
