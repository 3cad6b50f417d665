import type { Language } from '@/lib/domain/text/languages'
import { de } from './words/de'
import { en } from './words/en'
import { es } from './words/es'
import { fr } from './words/fr'
import { it } from './words/it'

export type Tree<Leaf> = { [key: string]: Leaf | Tree<Leaf> }

/** All messages of each language: one area a file, the area's name first in every key. */
export const WORDS: Record<Language, Tree<string>> = { de, en, es, fr, it }
