import type { Viewer } from '@/lib/auth/viewer-of'
import { acceptInvitation, findInvitation } from '@/lib/db/sellers/invitations'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import { hashOfToken } from './invitation-token'

type Person = Pick<Viewer, 'userId' | 'email' | 'isProven'>

/** What an invitation's link leads to. `other_person`: it was sent to another address than the one this person signed in with. */
export type InvitationView =
  | { kind: 'open'; shopName: string; role: ShopRole; invitedBy: string | null }
  | { kind: 'accepted' | 'expired' | 'revoked' | 'not_found' }
  | { kind: 'other_person'; shopName: string }

/** Looks at an invitation without using it. Whose it is not learns no more than the shop's name. */
export async function readInvitation(token: string, person: Person, now = new Date()): Promise<InvitationView> {
  const found = await findInvitation({ tokenHash: hashOfToken(token) })
  if (!found) return { kind: 'not_found' }
  const { shopName } = found.seller
  if (!person.isProven || found.email !== person.email.toLowerCase()) return { kind: 'other_person', shopName }
  if (found.acceptedAt) return { kind: 'accepted' }
  if (found.revokedAt) return { kind: 'revoked' }
  if (found.expiresAt <= now) return { kind: 'expired' }
  return { kind: 'open', shopName, role: found.role, invitedBy: found.invitedBy?.name ?? found.invitedBy?.email ?? null }
}

/** Makes the invited person, signed in with the address it was sent to, a member of the shop. @returns the shop, or null where it cannot be accepted */
export async function joinShop(token: string, person: Person): Promise<string | null> {
  const found = await findInvitation({ tokenHash: hashOfToken(token) })
  if (!found || !person.isProven || found.email !== person.email.toLowerCase()) return null
  const outcome = await acceptInvitation(found.id, { userId: person.userId, email: found.email })
  return outcome === 'accepted' ? found.sellerId : null
}
