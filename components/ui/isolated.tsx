import type { ReactNode } from 'react'

/** The tag `<name>` of messages, around what people typed: it keeps its own direction. For `t.rich('soldBy', { shop, ...isolated })`. */
export const isolated = { name: (text: ReactNode) => <bdi>{text}</bdi> }
