import { RefusedPage } from '@/components/layout/refused-page'

export default function Forbidden() {
  return <RefusedPage code="403" />
}
