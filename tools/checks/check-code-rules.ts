// npm run lint, its third part: the rules that no tool has a name for (see code-rules.ts).
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { breaches } from './code-rules'
import { literalTexts } from './literal-text'
import { looseTexts } from './loose-text'

const GENERATED = /^(lib\/db\/generated|prisma\/migrations|tools\/prisma-offline)\//

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\n')
const paths = tracked.filter((path) => path && existsSync(path) && !GENERATED.test(path) && !/\.(webp|png|jpe?g|ico|woff2?)$/.test(path))
const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const problems = [...breaches(files), ...literalTexts(files), ...looseTexts(files)]

for (const { path, line, says } of problems) console.error(`${path}:${line}  ${says}`)
console.log(problems.length === 0 ? `Code rules: ${paths.length} files, none is broken.` : `Code rules: ${problems.length} are broken.`)
process.exitCode = problems.length === 0 ? 0 : 1
