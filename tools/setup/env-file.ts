import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/**
 * Sets names in a file of settings. What else stands there stays, comments too; a name that is commented out gets its line. Only its owner can read it afterwards.
 * @param file made when absent
 */
export async function setInFile(file: string, values: Record<string, string>): Promise<void> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).replace(/\n$/, '').split('\n')
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`
    const at = [new RegExp(`^\\s*(export\\s+)?${name}\\s*=`), new RegExp(`^#\\s*${name}=`)].map((form) => lines.findIndex((each) => form.test(each)))
    const place = at.find((index) => index >= 0)
    if (place === undefined) lines.push(line)
    else lines[place] = line
  }
  const text = `${lines.join('\n').replace(/^\n+/, '')}\n`
  // A file that is there keeps its rights: it may have been anybody's.
  await rm(`${file}.new`, { force: true })
  // A crash between leaves the old file whole.
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** As Node and Next read it: a `#` would begin a comment, and `$` a variable. */
function quoted(value: string): string {
  if (/^[\w@:/.,=+-]*$/.test(value)) return value
  return value.includes("'") ? `"${value}"` : `'${value}'`
}
