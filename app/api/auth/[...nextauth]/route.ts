import NextAuth from 'next-auth'
import { env } from '@/lib/server/env'
import { authOptions } from './options'

async function handler(request: Request, context: unknown) {
  process.env.NEXTAUTH_URL = env().BASE_URL
  return NextAuth(authOptions())(request, context)
}

export { handler as GET, handler as POST }
