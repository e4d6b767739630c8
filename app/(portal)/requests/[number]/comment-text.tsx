/** A comment as it was written; what stands after an at sign is set off. */
export function CommentText({ text }: { text: string }) {
  return (
    <p dir="auto" className="mt-0.5 max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-wrap">
      {text.split(/(@[\p{L}\p{M}]+(?:[ ·][\p{Lu}][\p{L}\p{M}]*)?)/u).map((part, index) => (index % 2 ? <span key={index} className="font-medium text-accent">{part}</span> : part))}
    </p>
  )
}
