import { cookies } from 'next/headers'
import type { Theme } from '@/components/shell/theme-choice'

/** The theme this browser chose in the foot of a page; `system` when it never did. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get('theme')?.value
  return value === 'light' || value === 'dark' ? value : 'system'
}
