import type { MessageSender } from '@/lib/domain/messages/message'

/** `at` is ISO. */
export type MessageView = { id: string; sender: MessageSender; text: string; at: string }

/** What buyer and seller have written about a part, the oldest first. `unread`: how many its reader has not seen. */
export type ThreadView = { partId: string; shopName: string; mayWrite: boolean; unread: number; messages: MessageView[] }

/** What the form of a message shows. `id`: of the message it will make, so that sent twice it makes one. */
export type MessageFormState = { id: string; typed: string; refusal: string | null }
