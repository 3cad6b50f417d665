import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5'
import type { Endpoint } from '@/sandbox/api/endpoint'
import { SOURCES } from '@/sandbox/core/place'
import type { Shape, Spec } from '@/sandbox/http/params'

const RESOURCES = join(SOURCES, '../node_modules/stripe/esm/resources')
const REQUEST = /^ {4}(\w+)\([^)]*\) \{\s*return this\._makeRequest\('(GET|POST|DELETE)', ['`]([^'`]+)['`]/gm
/** Read by the server for every endpoint. */
const EVERYWHERE = 'expand'

/** A path with its variable parts alike, as the SDK and the router write them. */
function plain(path: string): string {
  return path.replace(/\$\{[^}]*\}|:\w+/g, ':')
}

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.js')).map((name) => join(folder, name.slice(0, -3)))
}

/** What each address of Stripe's takes, by method and plain path: the types of the parameters of all calls there. */
function readParams(): { checker: ts.TypeChecker; types: Map<string, ts.Type[]> } {
  const files = filesOf(RESOURCES)
  const program = ts.createProgram(
    files.map((file) => `${file}.d.ts`),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      types: [],
    },
  )
  const checker = program.getTypeChecker()
  const types = new Map<string, ts.Type[]>()
  for (const file of files) {
    const calls = [...readFileSync(`${file}.js`, 'utf8').matchAll(REQUEST)]
    const source = program.getSourceFile(`${file}.d.ts`)
    if (calls.length === 0 || !source) continue
    const methods = new Map<string, ts.MethodDeclaration>()
    for (const statement of source.statements)
      if (ts.isClassDeclaration(statement))
        for (const member of statement.members) if (ts.isMethodDeclaration(member)) methods.set(member.name.getText(source), member)
    for (const [, name = '', verb, path = ''] of calls) {
      const parameter = methods.get(name)?.parameters.find((each) => each.name.getText(source) === 'params')
      if (!parameter) continue
      const key = `${verb} ${plain(path)}`
      types.set(key, [...(types.get(key) ?? []), checker.getTypeAtLocation(parameter)])
    }
  }
  return { checker, types }
}

/** The members of a type that are hashes, or what its lists hold. */
function partsOf(checker: ts.TypeChecker, type: ts.Type, ofList: boolean): ts.Type[] {
  const members = type.isUnion() ? type.types : [type]
  if (ofList) return members.filter((each) => checker.isArrayType(each)).flatMap((each) => checker.getTypeArguments(each as ts.TypeReference))
  return members.filter((each) => (each.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(each))
}

function collect(checker: ts.TypeChecker, type: ts.Type, shape: Shape, path: string, found: Set<string>): void {
  for (const part of partsOf(checker, type, false)) {
    for (const property of checker.getPropertiesOfType(part)) {
      const name = path ? `${path}[${property.name}]` : property.name
      const spec = Object.hasOwn(shape, property.name) ? shape[property.name] : undefined
      if (spec) follow(checker, checker.getTypeOfSymbol(property), spec, name, found)
      else if (name !== EVERYWHERE) found.add(name)
    }
  }
}

function follow(checker: ts.TypeChecker, type: ts.Type, spec: Spec<unknown>, name: string, found: Set<string>): void {
  const { fields, items } = spec
  if (fields) collect(checker, type, fields, name, found)
  if (items) for (const part of partsOf(checker, type, true)) follow(checker, part, items, `${name}[]`, found)
}

/** Which parameters the SDK declares for endpoints that do not have them, by endpoint; names by spaces. */
export function missingParams(endpoints: Endpoint[]): Record<string, string> {
  const { checker, types } = readParams()
  const missing: Record<string, string> = {}
  for (const { method, path, shape } of endpoints) {
    const found = new Set<string>()
    for (const type of types.get(`${method} ${plain(path)}`) ?? []) collect(checker, type, shape, '', found)
    if (found.size > 0) missing[`${method} ${path}`] = [...found].sort().join(' ')
  }
  return Object.fromEntries(Object.entries(missing).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The module that lists them, http/not-here.ts. */
export function missingParamsModule(endpoints: Endpoint[]): string {
  const wrapped = (names: string) =>
    names
      .split(' ')
      .reduce<string[]>((lines, name) => {
        const last = lines.at(-1)
        if (last === undefined || last.length + name.length > 138) lines.push(name)
        else lines[lines.length - 1] = `${last} ${name}`
        return lines
      }, [])
      .map((line, index, all) => (index < all.length - 1 ? `${line} ` : line))
  const entries = Object.entries(missingParams(endpoints)).map(([key, names]) => {
    const lines = wrapped(names).map((line) => `'${line}'`)
    return `  '${key}':\n    ${lines.join(' +\n    ')},`
  })
  const head = [
    '// Parameters that stripe-node declares and this program does not have: they are refused as such, not as unknown. Written by',
    '// `npx tsx sandbox/testing/schema/write-not-here.ts`; a test compares.',
    '/** By endpoint, the names of its parameters with spaces between. */',
    'export const NOT_HERE: Record<string, string> = {',
  ]
  return `${[...head, ...entries, '}'].join('\n')}\n`
}
