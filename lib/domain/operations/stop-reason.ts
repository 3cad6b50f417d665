import { NOTE_MAX } from '@/lib/domain/wire/admin-views'
import { Text } from '@/lib/domain/wire/text'

/** Why an operator stops a seller or hides a product, as the seller reads it. */
export const StopReason = Text.trim().min(1).max(NOTE_MAX)
