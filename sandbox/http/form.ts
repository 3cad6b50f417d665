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
  return Object.create(null)
}

function place(target: RawHash, parts: string[], value: string): void {
  let here: RawHash | Raw[] = target
  for (const [index, part] of parts.entries()) {
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
  if (typeof there === 'object' && Array.isArray(there) === list) return there
  const fresh: RawHash | Raw[] = list ? [] : newHash()
  here[part] = fresh
  return fresh
}

/** Hashes whose keys are 0, 1, 2 … are lists: `expand[0]=a&expand[1]=b`. */
function asLists(raw: Raw): Raw {
  if (typeof raw === 'string') return raw
  if (Array.isArray(raw)) return raw.map(asLists)
  const entries = Object.entries(raw)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => asLists(value))
  }
  for (const [key, value] of entries) raw[key] = asLists(value)
  return raw
}

/** Decodes a form body or a query text the way Stripe reads nested names. Never fails: what is odd is refused later by name. */
export function decodeForm(text: string): RawHash {
  const result = newHash()
  for (const [name, value] of new URLSearchParams(text)) place(result, splitName(name), value)
  for (const [key, value] of Object.entries(result)) {
    // Metadata keys may be digits; only below the first level do digits mean a list, and never in metadata.
    if (key !== 'metadata') result[key] = asLists(value)
  }
  return result
}
