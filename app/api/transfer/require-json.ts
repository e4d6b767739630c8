import { AppError } from '@/lib/core/errors'

/** A page of another origin cannot send JSON without being asked about. */
export function requireJson(request: Request): void {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) throw new AppError({ code: 'invalid', key: 'errors.notJson' })
}
