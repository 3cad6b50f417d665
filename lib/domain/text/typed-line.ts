import { z } from 'zod'
import { Text } from '@/lib/domain/wire/text'
import { isPlain } from './plain-text'

/** One line that somebody typed, of so many characters at most; it may be empty. */
export const typedLine = (most: number) => Text.transform((text) => text.trim()).pipe(z.string().max(most).refine(isPlain))

/** The same where something must be typed. */
export const someLine = (most: number) => typedLine(most).pipe(z.string().min(1))
