/** A decoded parameter: text, or a list or hash of them. Types come later, from the endpoint's own declaration. */
export type Raw = string | Raw[] | { [key: string]: Raw }
export type RawHash = { [key: string]: Raw }

const MAX_DEPTH = 12

/** `a[b][0]` as its parts `['a', 'b', '0']`; `a[]` ends in an empty part. A name that does not follow the form is one part. */
function splitName(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')].slice(0, MAX_DEPTH)
}

function newHash(): RawHash {
  return Object.create(null) as RawHash
}

function place(target: RawHash, parts: string[], value: string): void {
  let here: RawHash | Raw[] = target
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string
    const last = index === parts.length - 1
    if (Array.isArray(here)) {
      if (last) here.push(value)
      else {
        const fresh = newHash()
        here.push(fresh)
        here = fresh
      }
      continue
    }
    if (last) here[part] = value
    else here = descend(here, part, parts[index + 1] === '')
  }
}

function descend(here: RawHash, part: string, list: boolean): RawHash | Raw[] {
  const there = here[part]
  if (typeof there === 'object' && Array.isArray(there) === list) return there as RawHash | Raw[]
  const fresh: RawHash | Raw[] = list ? [] : newHash()
  here[part] = fresh
  return fresh
}

/** Hashes whose keys are 0, 1, 2 … are lists: `expand[0]=a&expand[1]=b`. */
function asLists(raw: Raw): Raw {
  if (typeof raw === 'string') return raw
  if (Array.isArray(raw)) return raw.map(asLists)
  const keys = Object.keys(raw)
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => asLists(raw[key] as Raw))
  }
  for (const key of keys) raw[key] = asLists(raw[key] as Raw)
  return raw
}

/** Decodes a form body or a query text the way Stripe reads nested names. Never fails: what is odd is refused later by name. */
export function decodeForm(text: string): RawHash {
  const result = newHash()
  for (const [name, value] of new URLSearchParams(text)) place(result, splitName(name), value)
  for (const key of Object.keys(result)) {
    // Metadata keys may be digits; only below the first level do digits mean a list, and never in metadata.
    if (key !== 'metadata') result[key] = asLists(result[key] as Raw)
  }
  return result
}
