import { isOneOf } from '@/sandbox/core/typed'
import { invalidRequest, notSupportedHere, UnknownParameters } from './errors'
import type { Raw, RawHash } from './form'

/** How one parameter is read. `parse` gives the value or throws Stripe's error; `path` is its full name, e.g. `card[number]`. */
export interface Spec<T> {
  parse(raw: Raw, path: string): T
  required?: true
  /** The fields of a hash, and what a list holds, for those that look for what is missing. */
  fields?: Shape
  items?: Spec<unknown>
  /** Stripe has it and this program has not. */
  isMissing?: true
}
export type Shape = Record<string, Spec<unknown>>

type Value<S> = S extends Spec<infer T> ? T : never
type RequiredKeys<S> = { [K in keyof S]: S[K] extends { required: true } ? K : never }[keyof S]
/** The value an endpoint gets for its declared shape. */
export type Infer<S extends Shape> = { [K in RequiredKeys<S>]: Value<S[K]> } & { [K in Exclude<keyof S, RequiredKeys<S>>]?: Value<S[K]> }

const EMPTY = 'We assume empty values are an attempt to unset a parameter; however'

/** Marks a parameter as one that must be sent. */
export function required<T>(spec: Spec<T>): Spec<T> & { required: true } {
  return { ...spec, required: true }
}

function expectText(raw: Raw, path: string): string {
  if (typeof raw === 'string') return raw
  throw invalidRequest(Array.isArray(raw) ? `Invalid string: ${JSON.stringify(raw)}` : 'Invalid string: {}', { param: path })
}

function refuseEmpty(text: string, path: string): string {
  if (text !== '') return text
  const message =
    `You passed an empty string for '${path}'. ${EMPTY} '${path}' cannot be unset. ` +
    `You should remove '${path}' from your request or supply a non-empty value.`
  throw invalidRequest(message, { code: 'parameter_invalid_empty', param: path })
}

/** A text that must not be empty; at most `max` characters. */
export function text(max = 5000): Spec<string> {
  return { parse: (raw, path) => checkLength(refuseEmpty(expectText(raw, path), path), max, path) }
}

/** A text that an empty value unsets: the endpoint gets null then. */
export function clearableText(max = 5000): Spec<string | null> {
  return { parse: (raw, path) => checkLength(expectText(raw, path), max, path) || null }
}

function checkLength(value: string, max: number, path: string): string {
  if (value.length <= max) return value
  throw invalidRequest(`Invalid string: ${value.slice(0, 20)}...; must be at most ${max} characters`, { param: path })
}

/** A whole number within limits (both included). */
export function integer(limits: { min?: number; max?: number } = {}): Spec<number> {
  return {
    parse: (raw, path) => {
      const value = refuseEmpty(expectText(raw, path), path)
      const fail = (message: string) => invalidRequest(message, { code: 'parameter_invalid_integer', param: path })
      if (!/^[+-]?\d{1,15}$/.test(value)) throw fail(`Invalid integer: ${value}`)
      const number = Number(value)
      if (limits.min !== undefined && number < limits.min) throw fail(`This value must be greater than or equal to ${limits.min}.`)
      if (limits.max !== undefined && number > limits.max) {
        throw fail(`This value must be less than or equal to ${limits.max} (it currently is '${number}').`)
      }
      return number
    },
  }
}

/** Another spec that an empty value unsets (null). */
export function clearable<T>(spec: Spec<T>): Spec<T | null> {
  return { ...spec, parse: (raw, path) => (raw === '' ? null : spec.parse(raw, path)) }
}

/** `true` or `false`. */
export function flag(): Spec<boolean> {
  return {
    parse: (raw, path) => {
      const value = expectText(raw, path)
      if (value === 'true' || value === 'false') return value === 'true'
      throw invalidRequest(`Invalid boolean: ${value}`, { param: path })
    },
  }
}

/** One of a closed list of words. */
export function oneOf<const T extends string>(...allowed: T[]): Spec<T> {
  return {
    parse: (raw, path) => {
      const value = expectText(raw, path)
      if (isOneOf(allowed, value)) return value
      const names = allowed.length > 1 ? `one of ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}` : allowed[0]
      throw invalidRequest(`Invalid ${path}: must be ${names}`, { param: path })
    },
  }
}

/** A list of values of one kind. */
export function list<T>(spec: Spec<T>): Spec<T[]> {
  return {
    items: spec,
    parse: (raw, path) => {
      if (!Array.isArray(raw)) throw invalidRequest('Invalid array', { param: path })
      return raw.map((each, index) => spec.parse(each, `${path}[${index}]`))
    },
  }
}

/** A nested hash with declared fields. */
export function hash<S extends Shape>(shape: S): Spec<Infer<S>> {
  return {
    fields: shape,
    parse: (raw, path) => {
      if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
      return parseShape(shape, raw, path)
    },
  }
}

/** A parameter of Stripe's that this program does not have; sending it is refused by that reason, not as unknown. */
export function unsupported(): Spec<never> {
  return {
    isMissing: true,
    parse: (_raw, path) => {
      throw notSupportedHere(`the parameter: ${path}`, path)
    },
  }
}

/** Accepted and checked by nobody: what it switches has no effect here, and DIFFERENCES.md says so. */
export function ignored(): Spec<Raw> {
  return { parse: (raw) => raw }
}

/** Metadata: at most 50 keys of 40 characters with values of 500 [doc]. An empty text for the whole clears it (null). */
export function metadata(): Spec<Record<string, string> | null> {
  return {
    parse: (raw, path) => {
      if (raw === '') return null
      if (typeof raw !== 'object' || Array.isArray(raw)) {
        throw invalidRequest('Invalid object', { param: path })
      }
      const result: Record<string, string> = {}
      for (const [key, value] of Object.entries(raw)) {
        if (typeof value !== 'string') throw invalidRequest('Invalid string: {}', { param: `${path}[${key}]` })
        if (key.length > 40) {
          throw invalidRequest(`Metadata keys can have up to 40 characters. You passed in a key that is ${key.length} characters.`, { param: path })
        }
        if (value.length > 500) {
          const message =
            `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ` +
            `${value.slice(0, 40)}...`
          throw invalidRequest(message, { param: `${path}[${key}]` })
        }
        result[key] = value
      }
      return result
    },
  }
}

/** Stored metadata after a change: an empty value removes its key, null removes all [doc]. */
export function mergeMetadata(before: Record<string, string>, change: Record<string, string> | null | undefined): Record<string, string> {
  if (change === undefined) return before
  if (change === null) return {}
  const result = { ...before, ...change }
  for (const [key, value] of Object.entries(result)) if (value === '') delete result[key]
  if (Object.keys(result).length > 50) {
    throw invalidRequest('You can have up to 50 metadata keys.', { param: 'metadata' })
  }
  return result
}

/** Reads all parameters of a hash by its shape: unknown ones first, then missing ones, then each value. */
export function parseShape<S extends Shape>(shape: S, raw: RawHash, path = ''): Infer<S> {
  const full = (name: string) => (path ? `${path}[${name}]` : name)
  const unknown = Object.keys(raw)
    .filter((name) => !Object.hasOwn(shape, name))
    .map(full)
  if (unknown.length > 0) throw new UnknownParameters(unknown)
  for (const [name, spec] of Object.entries(shape)) {
    if (spec.required && raw[name] === undefined) {
      throw invalidRequest(`Missing required param: ${full(name)}.`, { code: 'parameter_missing', param: full(name) })
    }
  }
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(raw)) result[name] = shape[name]?.parse(value, full(name))
  return result as Infer<S>
}
