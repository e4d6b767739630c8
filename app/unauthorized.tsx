import { RefusedPage } from '@/components/layout/refused-page'

export default function Unauthorized() {
  return <RefusedPage code="401" />
}
