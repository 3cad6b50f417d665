import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface Secrets {
  get: (name: string) => string | undefined
  set: (name: string, value: string) => Promise<void>
  /** The value of a name, made from 32 random bytes (base64) the first time. */
  random: (name: string) => Promise<string>
}

/**
 * The secrets of one machine, kept in a file only its owner can read.
 * @param file where; made when absent
 */
export async function openSecrets(file: string): Promise<Secrets> {
  await mkdir(path.dirname(file), { recursive: true })
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const values = JSON.parse(text) as Record<string, string>
  const set = async (name: string, value: string) => {
    values[name] = value
    await writeFile(`${file}.new`, `${JSON.stringify(values, null, 2)}\n`, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  return {
    get: (name) => values[name],
    set,
    random: async (name) => {
      if (!values[name]) await set(name, randomBytes(32).toString('base64'))
      return values[name] ?? ''
    },
  }
}
