import type { Said } from '@/lib/domain/wire/said'

/** What a request of a program comes to. `changed`: what it was about is another by now; `extra` says what it is. */
export type ApiOutcome<Answer> =
  | { kind: 'ok'; answer: Answer }
  | { kind: 'not_found' }
  | { kind: 'refused'; said: Said }
  | { kind: 'invalid'; fields: { field: string; said: Said }[] }
  | { kind: 'changed'; said: Said; extra?: Record<string, unknown> }

/** A page of a list, newest first. */
export type ApiList<Item> = { object: 'list'; data: Item[]; has_more: boolean }
export type ListWish = { limit: number; starting_after?: string }
