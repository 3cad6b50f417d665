import { isHash } from '@/sandbox/core/typed'
import type { Cassette, Hash, Json } from './read-recording'

/** An object as a recorded answer shows it, and the account it lives on (null: the platform). */
export interface KnownObject {
  account: string | null
  object: Hash
}

/** Ids as Stripe makes them; test names like `pm_card_visa` and `tok_visa` are none. */
export const ID =
  /\b(?!pm_card_|tok_)(?:acct|ba|ca|ch|cus|dp|du|fee|fr|person|pi|pm|po|price|prod|re|seti|setatt|src|tr|trr|txn|py|pyr|evt|we)_[A-Za-z0-9]{8,}/g

function visit(value: Json, each: (object: Hash) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, each)
  else if (value && typeof value === 'object') {
    each(value)
    for (const item of Object.values(value)) visit(item, each)
  }
}

/** Every object that successful answers show, by id: the first sight counts, because a call that needs it comes before later ones. */
export class KnownObjects {
  private readonly byId = new Map<string, KnownObject>()

  constructor(cassettes: Cassette[]) {
    for (const { calls } of cassettes) {
      for (const { account, answer, status } of calls) {
        if (status !== 200) continue
        visit(answer, (object) => {
          const { id } = object
          if (typeof id === 'string' && typeof object.object === 'string' && !this.byId.has(id)) this.byId.set(id, { account, object })
        })
      }
    }
  }

  /** What is known of an id. */
  get(id: string): KnownObject | undefined {
    return this.byId.get(id)
  }
}

/** Pairs the ids that stand at the same places of a recorded answer and of ours. */
export function pairIds(recorded: Json | undefined, ours: Json | undefined, pair: (theirs: string, ours: string) => void): void {
  if (typeof recorded === 'string' && typeof ours === 'string') {
    if (recorded.match(ID)?.[0] === recorded && ours.match(ID)?.[0] === ours) pair(recorded, ours)
  } else if (Array.isArray(recorded) && Array.isArray(ours)) {
    recorded.forEach((item, index) => {
      pairIds(item, ours[index], pair)
    })
  } else if (isHash(recorded) && isHash(ours)) {
    for (const [key, value] of Object.entries(recorded)) pairIds(value, ours[key], pair)
    // An expanded field on one side and an id on the other still name the same thing.
  } else if (isHash(recorded) && typeof ours === 'string') pairIds(recorded.id, ours, pair)
  else if (isHash(ours) && typeof recorded === 'string') pairIds(recorded, ours.id, pair)
}
