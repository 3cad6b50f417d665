import { invalidRequest } from './errors'
import type { Raw, RawHash } from './form'

function toRaw(value: unknown): Raw {
  // As a form says it: an empty text takes a value off.
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(toRaw)
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toRaw(each)]))
  return String(value)
}

/** Decodes the JSON body of a call to /v2 into the values that forms give [doc api-v2-overview]. Throws 400 for what is no JSON object. */
export function decodeJson(text: string): RawHash {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return toRaw(value) as RawHash
  } catch {}
  throw invalidRequest('The request body must be a JSON object.')
}
