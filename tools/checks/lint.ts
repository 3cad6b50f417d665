// npm run lint: style (Biome), layers (dependency-cruiser), code rules and what nothing uses (knip), side by side; each prints once it has ended.
import { execFile } from 'node:child_process'

const CHECKS: Record<string, string[]> = {
  style: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  layers: ['--max-semi-space-size=64', '--import', 'tsx', 'tools/checks/layers/check-layers.ts'],
  'code rules': ['--import', 'tsx', 'tools/checks/check-code-rules.ts'],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-progress'],
}

const passed = await Promise.all(Object.entries(CHECKS).map(([name, args]) => check(name, args)))
process.exitCode = passed.every(Boolean) ? 0 : 1

function check(name: string, args: string[]): Promise<boolean> {
  const began = Date.now()
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      console.log(`── ${name}: ${error ? 'failed' : 'passed'} in ${((Date.now() - began) / 1000).toFixed(1)} s\n${stdout}${stderr}`.trimEnd())
      resolve(!error)
    })
  })
}
