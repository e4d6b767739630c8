import type { MDXComponents } from 'mdx/types'
import { mdxComponents } from '@/components/mdx/mdx-components'

export function useMDXComponents(): MDXComponents {
  return mdxComponents
}
