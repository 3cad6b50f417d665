import { notFound } from 'next/navigation'
import { z } from 'zod'
import { findUnstorable } from '@/lib/domain/wire/text'

type Sent<Schemas extends readonly z.ZodType[]> = { [Place in keyof Schemas]: z.input<Schemas[Place]> }
type Parsed<Schemas extends readonly z.ZodType[]> = { [Place in keyof Schemas]: z.output<Schemas[Place]> }

/** A posted form. What its fields must be is for the use case to say, which has a sentence for each. */
export const PostedForm = z.instanceof(FormData)

/** The state before, which a form sends back unasked. Nothing may be taken from it. */
export const StateBefore = z.unknown().transform(() => undefined)

/**
 * Makes a Server Action. Anybody can call one with arguments of any kind, whatever its type says, so they are parsed first; what is none of them is told that
 * there is no such page (404).
 * @param schemas one for each argument, those bound by a page first; further arguments are dropped
 * @param handle what the action does with them
 */
export function action<const Schemas extends readonly z.ZodType[], Answer>(
  schemas: Schemas,
  handle: (...args: Parsed<Schemas>) => Promise<Answer>,
): (...args: Sent<Schemas>) => Promise<Answer> {
  return async (...sent: readonly unknown[]) => {
    const parsed = schemas.map((schema, place) => schema.safeParse(sent[place]))
    if (parsed.some(({ success, data }) => !success || findUnstorable(data) !== undefined)) notFound()
    return handle(...(parsed.map(({ data }) => data) as Parsed<Schemas>))
  }
}

/** A field of a posted form as text; empty where it is missing or holds a file. */
export function postedText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
