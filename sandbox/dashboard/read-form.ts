import type { Context } from 'hono'

export type Form = Record<string, string | string[]>

/** The fields of a posted form; a name that comes more than once gives a list. */
export async function formOf(c: Context): Promise<Form> {
  const body = await c.req.parseBody({ all: true })
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]))
}

/** A field's (first) value, empty when the form has none. */
export const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))

/** Every value of a field. */
export const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Goes back to a page, which says what has been done. */
export const back = (c: Context, path: string, notice: string): Response => c.redirect(`${path}?notice=${encodeURIComponent(notice)}`, 303)
