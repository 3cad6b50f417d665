import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import type { ICruiseResult, IViolation } from 'dependency-cruiser'
import { layerRules } from './layer-rules'

/** An import that the table in layers.ts does not allow; `by` is the rule's own sentence. */
export type BrokenLayer = { by: string; from: string; to: string }

/**
 * Reads every import of the repository and holds it against the layers.
 * @param root the folder the paths of layers.ts are relative to; its node_modules say which packages there are
 */
export async function findBrokenLayers(root: string): Promise<BrokenLayer[]> {
  linkCompiler()
  const { cruise } = await import('dependency-cruiser')
  const { output } = await cruise(
    ['.'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: layerRules() },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: GENERATED },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
    },
    { alias: { '@': root } },
  )
  return (output as ICruiseResult).summary.violations.map(described)
}

const GENERATED = '^(\\.next|\\.data|node_modules|lib/db/generated|test-results|playwright-report)|next-env'

function described({ rule, from, to, cycle }: IViolation): BrokenLayer {
  return { by: rule.name, from, to: cycle ? cycle.map(({ name }) => name).join(' > ') : to }
}

/**
 * dependency-cruiser reads TypeScript with the compiler's JavaScript API, which TypeScript 7 no longer has, and it knows no other name for it than `typescript`.
 * So the older compiler that is installed as `typescript-5` is put where dependency-cruiser alone finds it.
 */
function linkCompiler(): void {
  const packages = path.resolve('node_modules')
  const link = path.join(packages, 'dependency-cruiser/node_modules/typescript')
  if (existsSync(link)) return
  mkdirSync(path.dirname(link), { recursive: true })
  try {
    symlinkSync(path.join(packages, 'typescript-5'), link, 'junction')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
