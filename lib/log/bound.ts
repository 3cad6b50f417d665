/** The longest line of a log, in UTF-16 units: much more than any of ours, and far from a flood. */
const MOST = 16_384
const MOST_TEXT = 2_000
const MOST_MEMBERS = 40
const DEEPEST = 6

/**
 * A log line of bounded length. Long texts are cut first; a line that is still too long keeps its time, level, message and request alone.
 * @param line one line of JSON, as pino writes it
 */
export function bounded(line: string): string {
  if (line.length <= MOST) return line
  const whole: Record<string, unknown> = JSON.parse(line)
  const { level, time, requestId, msg } = whole
  const core = { level, time, requestId, msg }
  const short = JSON.stringify(shortened({ ...core, ...whole }))
  return `${short.length <= MOST ? short : JSON.stringify(shortened({ ...core, cutFrom: line.length }))}\n`
}

function shortened(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}… (${value.length - MOST_TEXT} more characters)` : value
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map((each) => shortened(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_MEMBERS)
      .map(([name, each]) => [name.slice(0, MOST_TEXT), shortened(each, depth + 1)]),
  )
}

// What JSON leaves as it is and a terminal, an editor or a log collector obeys: DEL and C1, line and paragraph separators, bidi controls, invisible characters.
const RAW = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
// An escape of JSON: a backslash and what follows it. Line breaks and tabs stay: the stack of an error has them.
const ESCAPE = /\\(?:u(00(?:0[0-9a-f]|1[0-9a-f]))|.)/gis

/**
 * A log line in which control, bidi and invisible characters are written as `\u001b`, both for reading the file and for reading the text out of its JSON.
 * @param line one line of JSON
 */
export function escaped(line: string): string {
  const end = line.endsWith('\n') ? '\n' : ''
  const text = (end ? line.slice(0, -1) : line).replace(ESCAPE, (found, code) => (code || found === '\\b' || found === '\\f' ? `\\${found}` : found))
  return text.replace(RAW, (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`) + end
}
