import { RefusedPage } from '@/components/layout/refused-page'

export default function NotFound() {
  return <RefusedPage code="404" />
}
