import { requireViewer } from '@/lib/auth/viewer'
import { exportPersonData } from '@/lib/operations/person-data'

/** Everything that is kept of the signed-in person, for themselves. */
export async function GET(): Promise<Response> {
  const { email } = await requireViewer()
  const headers = { 'content-disposition': 'attachment; filename="my-data.json"', 'cache-control': 'no-store' }
  return Response.json(await exportPersonData(email), { headers })
}
