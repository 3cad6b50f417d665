import { readFile } from 'node:fs/promises'

/**
 * Forgets every setting the developer has made, in the shell or in .env: journeys and benchmarks are about the program alone.
 * An empty value keeps Next from reading the name in .env.
 */
export async function onlyOwnSettings(): Promise<void> {
  const names = (await readFile('.env.example', 'utf8')).matchAll(/^#?([A-Z_]+)=/gm)
  for (const [, name] of names) if (name) process.env[name] = ''
}
