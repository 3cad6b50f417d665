'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { InviteState } from '@/components/sell/team/invite-form'
import type { RoleAnswer } from '@/components/sell/team/role-dialog'
import { requireSeller } from '@/lib/auth/viewer'
import { SHOP_ROLES } from '@/lib/domain/sellers/shop-roles'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { inviteMember, takeBackInvitation } from '@/lib/sellers/team/invite-member'
import { endMembership, giveRole } from '@/lib/sellers/team/read-team'

const Role = z.enum(SHOP_ROLES)

/** Invites the posted address, or says why not. */
export const inviteAction = action([StateBefore, PostedForm], async (_before, form): Promise<InviteState> => {
  const by = await requireSeller('team.manage')
  const email = postedText(form, 'email')
  const role = Role.safeParse(postedText(form, 'role'))
  if (!role.success) notFound()
  const result = await inviteMember(by, email, role.data)
  if (result.kind === 'refused') return { email, role: role.data, error: result.said, invited: null }
  revalidatePath('/sell/settings/team')
  return { email: '', role: role.data, error: null, invited: result.email }
})

/** Takes an invitation back. @returns why not, where it was not done */
export const revokeAction = action([z.uuid()], async (invitationId): Promise<string | null> => {
  const by = await requireSeller('team.manage')
  const isRevoked = await takeBackInvitation(by, invitationId)
  revalidatePath('/sell/settings/team')
  return isRevoked ? null : (await getTranslations('sell.team.refusal'))('over')
})

/** Gives a member the posted role. */
export const roleAction = action([z.uuid(), StateBefore, PostedForm], async (memberId, _before, form): Promise<RoleAnswer> => {
  const by = await requireSeller('team.manage')
  const role = Role.safeParse(postedText(form, 'role'))
  if (!role.success) notFound()
  const outcome = await giveRole(by, memberId, role.data)
  revalidatePath('/sell', 'layout')
  return outcome === 'changed' ? null : { refusal: (await getTranslations('sell.team.refusal'))(outcome), role: role.data }
})

/** Ends a membership. @returns why not, where it was not done */
export const removeMemberAction = action([z.uuid()], async (memberId): Promise<string | null> => {
  const by = await requireSeller('team.manage')
  const outcome = await endMembership(by, memberId)
  revalidatePath('/sell', 'layout')
  return outcome === 'changed' ? null : (await getTranslations('sell.team.refusal'))(outcome)
})
