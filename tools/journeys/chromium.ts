import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

// The headless shell draws no window around its pages, so it needs about a third of the time.
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A Chromium that starts: CHROMIUM_PATH, Playwright's own, one of the system, else what can be installed here.
 * @returns its path
 * @throws Error with one sentence when there is none and none could be installed
 */
export function findChromium(): string {
  const present = firstThatStarts()
  if (present) return present
  console.log('No Chromium here: installing one …')
  const playwright = ['node_modules/@playwright/test/cli.js', 'install', 'chromium']
  attempt(process.execPath, playwright, 300)
  const downloaded = firstThatStarts()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-qq'], 300)
    for (const name of ['chromium-headless-shell', 'chromium']) {
      attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], 600)
      const installed = firstThatStarts()
      if (installed) return installed
    }
  }
  throw new Error('The journeys need Chromium: install it ("apt-get install chromium") or set CHROMIUM_PATH to one.')
}

function firstThatStarts(): string | undefined {
  const paths = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...INSTALLED]
  return paths.find((path) => path && existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0)
}

// What fails here shows in what starts afterwards.
function attempt(command: string, args: string[], seconds: number): void {
  try {
    execFileSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: seconds * 1000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    })
  } catch {
    console.log(`${command} could not.`)
  }
}
