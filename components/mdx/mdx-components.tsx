import type { MDXComponents } from 'mdx/types'
import { Callout } from '@/components/ui/callout'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'

/** How the elements of a written page look: guides, decisions, lessons. */
export const mdxComponents: MDXComponents = {
  h1: (props) => <h1 className="mb-4 text-2xl font-semibold" {...props} />,
  h2: (props) => <h2 className="mt-8 mb-2 scroll-mt-16 text-xl font-semibold" {...props} />,
  h3: (props) => <h3 className="mt-6 mb-1.5 scroll-mt-16 text-lg font-semibold" {...props} />,
  p: (props) => <p className="my-3 max-w-[72ch] leading-relaxed" {...props} />,
  ul: (props) => <ul className="my-3 max-w-[72ch] list-disc space-y-1 pl-6" {...props} />,
  ol: (props) => <ol className="my-3 max-w-[72ch] list-decimal space-y-1 pl-6" {...props} />,
  a: ({ href = '', ...props }) => <TextLink href={href} {...props} />,
  code: (props) => <code className="rounded-sm bg-raised px-1 py-px font-mono text-[0.92em]" {...props} />,
  pre: (props) => (
    <pre tabIndex={0} className="scroll-thin my-4 overflow-x-auto rounded-md border border-line bg-raised p-3 font-mono text-sm [&_code]:bg-transparent [&_code]:p-0" {...props} />
  ),
  blockquote: (props) => <blockquote className="my-4 border-l-2 border-line-strong pl-4 text-ink-2" {...props} />,
  table: (props) => (
    <div className="panel my-4 overflow-x-auto">
      <table className="w-full text-left text-sm" {...props} />
    </div>
  ),
  th: (props) => <th className="border-b border-line px-3 py-2 text-xs font-medium text-ink-3" {...props} />,
  td: (props) => <td className="border-b border-line-soft px-3 py-2 align-top" {...props} />,
  hr: () => <hr className="my-6 border-line" />,
  Callout,
  Tag,
}
