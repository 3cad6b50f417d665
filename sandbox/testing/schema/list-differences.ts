import type { Endpoint } from '@/sandbox/api/endpoint'
import type { Shape, Spec } from '@/sandbox/http/params'

const BEGIN = '<!-- Written by `npx tsx sandbox/testing/schema/write-not-here.ts`; a test compares. -->'
const END = '<!-- Until here. -->'

function refusedIn(shape: Shape, path: string, found: string[]): void {
  for (const [key, spec] of Object.entries(shape)) refused(spec, path ? `${path}[${key}]` : key, found)
}

/** The parameters that a shape itself refuses, with those inside hashes and lists. */
function refused(spec: Spec<unknown>, name: string, found: string[]): void {
  if (spec.isMissing) found.push(name)
  if (spec.fields) refusedIn(spec.fields, name, found)
  if (spec.items) refused(spec.items, `${name}[]`, found)
}

/** `a[b][c]` as the hash it is in, `a[b]`, and its own name. */
function split(name: string): [hash: string, own: string] {
  const [, hash = '', own = name] = /^(.*)\[([^\]]+)\]$/.exec(name) ?? []
  return [hash, own]
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

/** A line for each set of parameters that the same endpoints refuse: one hash, its members, the endpoints. */
function refusedLines(endpoints: Endpoint[], notHere: Record<string, string>): string[] {
  const lines = new Map<string, string[]>()
  for (const { method, path, shape } of endpoints) {
    const names = (notHere[`${method} ${path}`] ?? '').split(' ').filter(Boolean)
    refusedIn(shape, '', names)
    const byHash = new Map<string, string[]>()
    for (const name of [...new Set(names)].sort()) add(byHash, ...split(name))
    for (const [hash, members] of byHash) {
      const list = members.map((member) => `\`${member}\``).join(', ')
      add(lines, hash ? `in \`${hash}\`: ${list}` : list, `\`${method} ${path}\``)
    }
  }
  return [...lines].map(([what, where]) => `- ${where.join(', ')}: ${what}`).sort()
}

/** A line for each resource: the addresses that are served. */
function servedLines(endpoints: Endpoint[]): string[] {
  const byPath = new Map<string, string[]>()
  for (const { method, path } of endpoints) add(byPath, path, method)
  const byResource = new Map<string, string[]>()
  for (const [path, methods] of [...byPath].sort(([a], [b]) => (a < b ? -1 : 1))) {
    add(byResource, path.split('/')[2] ?? '', `\`${path}\` ${methods.sort().join(' ')}`)
  }
  return [...byResource].map(([resource, paths]) => `- ${resource}: ${paths.join(', ')}`)
}

/** The part of DIFFERENCES.md that follows from what the program serves and refuses. */
export function listDifferences(endpoints: Endpoint[], notHere: Record<string, string>): string {
  const served = ['### What is served', '', ...servedLines(endpoints)]
  const missing = ['### Parameters that are refused as not supported', '', ...refusedLines(endpoints, notHere)]
  return [BEGIN, '', ...served, '', ...missing, '', END].join('\n')
}

/** DIFFERENCES.md with that part written anew. Throws where the text has no place for it. */
export function withDifferences(text: string, part: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) throw new Error('DIFFERENCES.md has no place for what is written by a program')
  return text.slice(0, from) + part + text.slice(to + END.length)
}
