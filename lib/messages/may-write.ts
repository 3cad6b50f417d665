/** Whether buyer and seller write to each other about a part: once it is agreed or paid, and also after it is over. */
export function mayWriteAbout({ agreedAt, capturedAt }: { agreedAt: Date | null; capturedAt: Date | null }): boolean {
  return agreedAt !== null || capturedAt !== null
}
