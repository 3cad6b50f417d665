'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/form/select'
import { SHOP_ROLES, type ShopRole } from '@/lib/domain/sellers/shop-roles'

/** Chooses what somebody is in a shop. Its name and label come from the `Field` around it. */
export function RoleSelect({ chosen }: { chosen: ShopRole }) {
  const t = useTranslations('sell.team.role')
  return (
    <Select defaultValue={chosen} key={chosen}>
      {SHOP_ROLES.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </Select>
  )
}
