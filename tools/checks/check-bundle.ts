// After `next build`: how much JavaScript each page loads, and that none of it holds a secret or, before checkout, Stripe's code.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { finds, MOST_TIMES_BARE, type Route, sizes, timesBare } from './bundle'

const STATIC = '.next/static'
const stats = JSON.parse(readFileSync('.next/diagnostics/route-bundle-stats.json', 'utf8')) as { route: string; firstLoadChunkPaths: string[] }[]
const routes: Route[] = stats.map(({ route, firstLoadChunkPaths }) => ({ route, chunks: firstLoadChunkPaths.map((chunk) => path.basename(chunk)) }))
const files = readdirSync(STATIC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|json|map)$/.test(file))
const scripts = new Map(files.map((file) => [path.basename(file), readFileSync(path.join(STATIC, file), 'utf8')]))
const settings = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z]+_[A-Z_]+)=/gm)].map(([, name]) => name ?? '')

const { rootMainFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as { rootMainFiles: string[] }
const framework = rootMainFiles.map((chunk) => path.basename(chunk))

const problems = finds(routes, scripts, settings)
const times = timesBare(routes, scripts, framework)
if (times === null) problems.push('The scripts of a bare page or of a product page are not found.')
else if (times > MOST_TIMES_BARE) problems.push(`A product page loads ${times.toFixed(3)} times a bare page, ${MOST_TIMES_BARE} at most.`)
console.log(sizes(routes, scripts).join('\n'))
if (times !== null) console.log(`  A product page loads ${times.toFixed(3)} times what the framework alone does.`)
for (const problem of problems) console.error(`  ✗ ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
