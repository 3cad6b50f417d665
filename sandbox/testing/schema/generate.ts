// stripe-node's own declarations, at the pinned version, as JSON Schema and as compiled checks. Kept in node_modules/.cache, made once per version.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import ts from 'typescript-5'
import { SOURCES } from '@/sandbox/core/place'
import { at } from '@/sandbox/core/typed'
import { type Schema, TypeConverter } from './convert-types'

const ROOT = join(SOURCES, '..')
const SDK = join(ROOT, 'node_modules/stripe')
const OWN_FILES = ['roots.ts', 'convert-types.ts', 'generate.ts'].map((name) => join(SOURCES, 'testing/schema', name))

function cacheFolder(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8'))
  const own = createHash('sha256')
  for (const file of OWN_FILES) own.update(readFileSync(file))
  return join(ROOT, 'node_modules/.cache/stripe-schema', `${version}-${own.digest('hex').slice(0, 12)}`)
}

/** Copies the declarations with their open enums closed: a word that Stripe does not send is then a mistake. */
function copyDeclarations(folder: string): string {
  cpSync(join(SDK, 'esm'), join(folder, 'stripe'), { recursive: true, filter: (path) => !/\.(js|map)$/.test(path) })
  const shared = join(folder, 'stripe/shared.d.ts')
  const open = readFileSync(shared, 'utf8')
  const closed = open.replace(/export type OtherString = [^;]+;/, 'export type OtherString = never;')
  if (closed === open) throw new Error('OtherString was not found: stripe-node has changed how it leaves enums open.')
  writeFileSync(shared, closed)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const roots = join(folder, 'roots.ts')
  writeFileSync(roots, readFileSync(at(OWN_FILES, 0), 'utf8').replace("'stripe'", "'./stripe/stripe.esm.node.js'"))
  return roots
}

function readTypes(roots: string): { names: string[]; definitions: Record<string, Schema> } {
  const program = ts.createProgram([roots], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  })
  const source = program.getSourceFile(roots)
  const problems = ts.getPreEmitDiagnostics(program, source)
  if (!source || problems.length > 0) throw new Error(problems.map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n')).join('\n'))
  const checker = program.getTypeChecker()
  const converter = new TypeConverter(checker)
  const module = checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${roots} exports nothing`)
  const exported = checker.getExportsOfModule(module).map((symbol) => ({ name: symbol.name, type: checker.getDeclaredTypeOfSymbol(symbol) }))
  const roots_ = exported.map(({ name, type }) => [name, converter.convert(type)] as const)
  return { names: exported.map(({ name }) => name), definitions: { ...converter.definitions, ...Object.fromEntries(roots_) } }
}

/** The path of the compiled checks, a CommonJS module with one function for each root; made when this version has none yet. */
export function stripeChecks(): string {
  const folder = cacheFolder()
  const checks = join(folder, 'checks.cjs')
  if (existsSync(checks)) return checks
  mkdirSync(join(folder, '..'), { recursive: true })
  const work = mkdtempSync(`${folder}-`)
  const { names, definitions } = readTypes(copyDeclarations(work))
  rmSync(join(work, 'stripe'), { recursive: true })
  const schema = { $id: 'stripe', definitions }
  writeFileSync(join(work, 'schema.json'), JSON.stringify(schema))
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { source: true } })
  ajv.addSchema(schema)
  const byName = Object.fromEntries(names.map((name) => [name, `stripe#/definitions/${name}`]))
  writeFileSync(join(work, 'checks.cjs'), standalone(ajv, byName))
  writeFileSync(join(work, 'package.json'), '{"type":"commonjs"}')
  // By a rename, so that two runs at once never see half a file.
  if (!existsSync(checks)) renameSync(work, folder)
  else rmSync(work, { recursive: true })
  return checks
}
