import { z } from 'zod'
import { FAULT_ACTIONS, type FaultRule } from './faults'

const Fault = z.strictObject({
  method: z.string().default('*'),
  path: z.string(),
  account: z.string().nullish(),
  nth: z.number().int().min(1).default(1),
  times: z.number().int().min(1).default(1),
  action: z.enum(FAULT_ACTIONS),
  ms: z.number().int().min(0).default(0),
})

/** A rule as the control API and the dashboard get it (`path` a regular expression as text), or the sentence that says what is wrong with it. */
export function readFault(value: unknown): { rule: FaultRule } | { error: string } {
  const parsed = Fault.safeParse(value)
  if (!parsed.success) return { error: z.prettifyError(parsed.error) }
  try {
    return { rule: { ...parsed.data, path: new RegExp(parsed.data.path), account: parsed.data.account ?? null } }
  } catch {
    return { error: 'path is not a regular expression' }
  }
}
