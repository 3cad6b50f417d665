import { onePlainLine } from '@/lib/domain/text/plain-text'

const MAX_LENGTH = 120
/** What some file system or shell takes for something else than a letter of a name. */
const UNSAFE = /[\\/:*?"<>|]/g

/** A file's name as it is kept and given to whoever downloads it: one line, no folders, no leading dots; "file" where nothing is left. */
export function cleanFileName(typed: string): string {
  const name = onePlainLine(typed.normalize('NFC'))
    .replaceAll(UNSAFE, '_')
    .replace(/^[. ]+/, '')
  if (name.length <= MAX_LENGTH) return name.replace(/[. ]+$/, '') || 'file'
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? ''
  return `${[...name].slice(0, MAX_LENGTH - ending.length - 1).join('')}…${ending}`
}

/** A Content-Disposition that makes a browser save a file under its name: in ASCII for old programs, and as it is (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
