/** What a log keeps of an error. Its other members (a request, headers, rows) may hold anything and are left out. */
export type DescribedError = { type: string; message: string; code?: string; digest?: string; stack?: string; cause?: DescribedError }

const DEEPEST = 4

/** An error as a log line holds it, its causes included; something thrown that is no error becomes its text. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { code, digest } = error as { code?: unknown; digest?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(typeof digest === 'string' && { digest }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: describeError(error.cause, depth + 1) }),
  }
}
