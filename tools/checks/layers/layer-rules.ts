import type { IRegularForbiddenRuleType } from 'dependency-cruiser'
import { IMPORTED_BY, LAYERS, type Layer, MODULE_ORDER, OWNERS } from './layers'

type Rule = IRegularForbiddenRuleType

const TESTS = '\\.test\\.tsx?$'
/** What the browser and the server are made of. */
const PRODUCT = LAYERS.filter(({ name }) => name !== 'local Stripe' && name !== 'journeys').flatMap(({ of }) => of)

/** What the package's `exports` name. */
const PACKAGE_FACE = '^sandbox/(contract\\.ts|local-stripe\\.mjs|control\\.mjs)$'

const escaped = (text: string) => text.replaceAll('.', '\\.')
/** Matches what is in one of these folders, or is one of these files. */
const startsWith = (paths: string[]) => `^(${paths.map((path) => escaped(path) + (path.endsWith('/') ? '' : '$')).join('|')})`
/** Matches the files of these packages. */
const anyOf = (packages: string[]) => `node_modules/(${packages.map(escaped).join('|')})/`

/** The rules of the table in layers.ts, and those that hold everywhere. */
export function layerRules(): Rule[] {
  return [
    ...LAYERS.flatMap(rulesOfLayer),
    ...MODULE_ORDER.flatMap((line, index) => line.map((module) => ruleOfModule(module, index))),
    unlisted(),
    ...Object.entries(OWNERS).map(([owner, packages]) => ruleOfOwner(owner, packages)),
    ...Object.entries(IMPORTED_BY).map(([folder, by]) => ruleOfImporters(folder, by)),
    ...EVERYWHERE,
  ]
}

function rulesOfLayer({ name, of, may, packages, node }: Layer): Rule[] {
  const from = { path: startsWith(of), pathNot: TESTS }
  return [
    forbid(`${name}: not in the "may" of its row`, from, { dependencyTypesNot: ['core', 'unknown'], pathNot: ['node_modules/', startsWith(may)] }),
    ...(node === false ? [forbid(`${name}: no module of Node`, from, { dependencyTypes: ['core'] })] : []),
    ...(packages ? [forbid(`${name}: no package but ${packages.join(', ')}`, from, { path: 'node_modules/', pathNot: anyOf(packages) })] : []),
  ]
}

function ruleOfModule(module: string, index: number): Rule {
  const allowed = [module, ...MODULE_ORDER.slice(0, index).flat()].map((name) => `lib/${name}/`)
  const modules = MODULE_ORDER.flat().map((name) => `lib/${name}/`)
  return forbid(
    `lib/${module}: only modules of the lines above its own in MODULE_ORDER`,
    { path: startsWith([`lib/${module}/`]), pathNot: TESTS },
    { path: startsWith(modules), pathNot: startsWith(allowed) },
  )
}

/** A new folder of lib must be entered in the table before anything in it is imported. */
function unlisted(): Rule {
  const listed = LAYERS.flatMap(({ of }) => of).filter((path) => path.startsWith('lib/'))
  return forbid('a file of lib that layers.ts does not list', {}, { path: '^lib/', pathNot: startsWith(listed) })
}

function ruleOfOwner(owner: string, packages: string[]): Rule {
  return forbid(
    `only ${owner} imports ${packages.join(', ')}`,
    { path: startsWith(PRODUCT), pathNot: [TESTS, startsWith([owner])] },
    { path: anyOf(packages) },
  )
}

function ruleOfImporters(folder: string, by: string[]): Rule {
  return forbid(`${folder} is imported by ${by.join(' ')} and tests only`, { pathNot: [TESTS, startsWith(by)] }, { path: startsWith([folder]) })
}

const EVERYWHERE: Rule[] = [
  forbid('no circular import, types included', {}, { circular: true }),
  forbid(
    'the local Stripe is used through the exports of its package only',
    { pathNot: '^sandbox/|^vitest\\.config' },
    { path: '^sandbox/', pathNot: PACKAGE_FACE },
  ),
  forbid('no import that leads nowhere', {}, { couldNotResolve: true }),
  forbid(
    "the local Stripe imports Stripe's types only",
    { path: '^sandbox/', pathNot: [TESTS, '^sandbox/testing/'] },
    {
      path: anyOf(['stripe']),
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    "'@stripe/stripe-js' puts its script on every page: import '@stripe/stripe-js/pure'",
    { path: startsWith(['app/', 'components/']) },
    {
      path: anyOf(['@stripe/stripe-js']),
      pathNot: 'stripe-js/pure/',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    "'server-only' throws outside React's server condition (workers, tests)",
    { path: startsWith(PRODUCT) },
    { path: '^server-only$|node_modules/(server-only)/' },
  ),
]

function forbid(name: string, from: Rule['from'], to: Rule['to']): Rule {
  return { name, severity: 'error', from, to }
}
