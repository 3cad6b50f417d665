import { z } from 'zod'

/** The most arguments of one call; React takes a thousand. */
const MOST_ARGUMENTS = 20
/** How deep an argument may be nested. What our pages send back, a form's state, has four levels. */
const DEEPEST = 20

/**
 * Whether Next and React can decode what a request calls a Server Action with. What they cannot decode they answer as an error of ours (500), so it is found out
 * first. They take more than our pages send (promises, streams, references to functions); that is refused as well.
 * @param request its body is read
 */
export async function isReadableAction(request: Request): Promise<boolean> {
  if (request.method !== 'POST') return true
  const isCall = request.headers.has('next-action')
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const form = await request.formData().catch(() => null)
    return form !== null && [...form].every(isPart) && (isCall ? isReply(form.get('0')) : isPlainForm(form))
  }
  // Next refuses a form in the address's encoding by itself.
  return !isCall || type.startsWith('application/x-www-form-urlencoded') || isReply(await request.text())
}

// Next reads a form by a stricter parser, which takes no control characters in the head of a part.
const isPart = ([name, value]: [string, FormDataEntryValue]) => !/\p{Cc}/u.test(typeof value === 'string' ? name : name + value.name)

/** Arguments as React's `encodeReply` writes them. */
function isReply(text: unknown): boolean {
  const args = parsed(text)
  return Array.isArray(args) && args.length <= MOST_ARGUMENTS && isArgument(args, args, 0)
}

// A form that is sent before its script is there: `$ACTION_REF_1` names the fields of its action, `$ACTION_1:0` the action, `$ACTION_1:1` the bound arguments.
const Reference = z.object({ id: z.string(), bound: z.union([z.null(), z.string().regex(/^\$@\d$/)]) })

function isPlainForm(form: FormData): boolean {
  const references = [...form.keys()].flatMap((name) => /^\$ACTION_REF_(.*)$/s.exec(name)?.[1] ?? [])
  return references.every((place) => {
    const reference = Reference.safeParse(parsed(form.get(`$ACTION_${place}:0`)))
    const { bound } = reference.data ?? {}
    return reference.success && (!bound || isReply(form.get(`$ACTION_${place}:${bound.slice('$@'.length)}`)))
  })
}

function isArgument(value: unknown, root: unknown, depth: number): boolean {
  if (typeof value === 'string') return isText(value, root)
  if (typeof value !== 'object' || value === null) return true
  return depth < DEEPEST && Object.values(value).every((member) => isArgument(member, root, depth + 1))
}

/** Text as it is, text that begins with a dollar sign, what JSON has no word for, a form, or an object that was written before (`$0:1:errors`). */
function isText(text: string, root: unknown): boolean {
  if (!text.startsWith('$') || text.startsWith('$$') || /^\$(?:undefined|NaN|-?Infinity|-0|K[\da-f]{1,2})$/.test(text)) return true
  const [start, ...path] = text.split(':')
  return start === '$0' && path.length > 0 && typeof at(root, path) === 'object'
}

function at(root: unknown, path: string[]): unknown {
  return (
    path.reduce(
      (value: unknown, name) => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined),
      root,
    ) ?? undefined
  )
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
