import type { ReactNode } from 'react'

/** For `t.rich`: what a person typed keeps its own direction within a sentence, `<bdi>{shopName}</bdi>`. */
export const bdi = (children: ReactNode): ReactNode => <bdi>{children}</bdi>
