// A shop process that issues the documents of sales when it is told to, and may be killed at any instant.
import { createInterface } from 'node:readline'
import { db } from '@/lib/db/client'
import { issueDocuments } from '@/lib/documents/issue-documents'

await db().order.count()
console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  for (const partId of JSON.parse(line)) await issueDocuments(partId)
  console.log('issued')
  process.exit(0)
}
