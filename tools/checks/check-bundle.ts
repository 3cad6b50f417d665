// After `next build`: how much JavaScript each page loads, and that none of it holds a secret or, before checkout, Stripe's code.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { finds, type Route, sizes } from './bundle'

const STATIC = '.next/static'
const stats = JSON.parse(readFileSync('.next/diagnostics/route-bundle-stats.json', 'utf8')) as { route: string; firstLoadChunkPaths: string[] }[]
const routes: Route[] = stats.map(({ route, firstLoadChunkPaths }) => ({ route, chunks: firstLoadChunkPaths.map((chunk) => path.basename(chunk)) }))
const files = readdirSync(STATIC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|json|map)$/.test(file))
const scripts = new Map(files.map((file) => [path.basename(file), readFileSync(path.join(STATIC, file), 'utf8')]))
const settings = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z]+_[A-Z_]+)=/gm)].map(([, name]) => name ?? '')

const problems = finds(routes, scripts, settings)
console.log(sizes(routes, scripts).join('\n'))
for (const problem of problems) console.error(`  ✗ ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1
