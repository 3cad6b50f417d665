import { readFileSync } from 'node:fs'
import path from 'node:path'

// Next traces what a build needs by imports alone: next.config.js names this folder for the route that reads it.
const FOLDER = path.join(process.cwd(), 'node_modules/@fontsource/noto-sans')

/** The parts of Noto Sans that are written from left to right: first come, first used. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'devanagari'] as const
export type Subset = (typeof SUBSETS)[number]
export type Weight = 400 | 700

/** A piece of text that one font can write. */
export type Run = { subset: Subset; text: string }

type Range = { from: number; to: number }
let ranges: [Subset, Range[]][] | undefined

/** Splits a text by the fonts that can write it; null where none can. */
export function runsOf(text: string): Run[] | null {
  const runs: Run[] = []
  for (const char of text.normalize('NFC')) {
    const last = runs.at(-1)
    // A space or a full stop goes with what stands before it.
    if (last && covers(last.subset, char)) last.text += char
    else {
      const subset = SUBSETS.find((each) => covers(each, char))
      if (!subset) return null
      runs.push({ subset, text: char })
    }
  }
  return runs
}

/** The file of a font, as pdfkit takes it. */
export function fontFile(subset: Subset, weight: Weight): string {
  return path.join(FOLDER, `files/noto-sans-${subset}-${weight}-normal.woff`)
}

function covers(subset: Subset, char: string): boolean {
  ranges ??= readRanges()
  const code = char.codePointAt(0) ?? 0
  return ranges.some(([name, list]) => name === subset && list.some(({ from, to }) => code >= from && code <= to))
}

function readRanges(): [Subset, Range[]][] {
  const all = JSON.parse(readFileSync(path.join(FOLDER, 'unicode.json'), 'utf8')) as Record<Subset, string>
  return SUBSETS.map((subset) => [subset, all[subset].split(',').map(rangeOf)])
}

/** "U+0-FF" or "U+131". */
function rangeOf(text: string): Range {
  const [from = 0, to = from] = text
    .replace(/^U\+/, '')
    .split('-')
    .map((code) => Number.parseInt(code, 16))
  return { from, to }
}
