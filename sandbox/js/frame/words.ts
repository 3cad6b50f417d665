import { isKeyOf } from '@/sandbox/core/typed'
import { de } from './words/de'
import { en, type Words } from './words/en'
import { es } from './words/es'
import { fr } from './words/fr'
import { it } from './words/it'

const LANGUAGES: Record<string, Words> = { de, en, es, fr, it }

/** Everything an element says in the language of a locale such as `de-AT`; English where that language is not spoken here. */
export function wordsFor(locale: string): Words {
  return LANGUAGES[locale.split('-')[0]?.toLowerCase() ?? ''] ?? en
}

/** Puts values into a sentence with `{names}`. */
export function fill(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The sentence of a fault's code. Americans have a ZIP. */
export function faultWords(words: Words, code: string, country: string): string | undefined {
  const own = code === 'incomplete_zip' && (country === 'US' || country === 'PR') ? 'incomplete_zip_us' : code
  return isKeyOf(words, own) ? words[own] : undefined
}
