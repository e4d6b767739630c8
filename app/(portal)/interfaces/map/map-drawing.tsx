import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { memo, useMemo, type CSSProperties } from 'react'
import type { DrawnNode, DrawnPicture } from './picture'

interface MapDrawingProps {
  picture: DrawnPicture
  /** The system or the group that is pointed at, and the lines that are pointed at in the list. */
  node: string | null
  lines: ReadonlySet<string>
  group: string | null
  /** Pixels for one unit of the picture: names of groups keep their size on the screen. */
  unit: number
}

/** The shapes; every system is a link to the part of the map around it. */
export const MapDrawing = memo(function MapDrawing({ picture, node, group, lines, unit }: MapDrawingProps) {
  const { w, h, groups, nodes } = picture
  const at = useMemo(() => new Map(nodes.map((one) => [one.id, one])), [nodes])
  const near = useMemo(() => {
    if (!node) return null
    const found = new Set([node])
    for (const { a, b } of [...picture.lines, ...picture.across]) if (a === node || b === node) found.add(a === node ? b : a)
    return found
  }, [picture, node])
  const across = picture.across.filter(({ key, a, b }) => lines.has(key) || (node !== null && (a === node || b === node)))
  const dimmed = node !== null || lines.size > 0 || group !== null
  const boxes = useMemo(() => new Map(groups.map((one) => [one.id, one])), [groups])
  const ends = new Set([...picture.lines, ...picture.across].flatMap(({ key, a, b }) => (lines.has(key) ? [a, b] : [])))
  return (
    <svg viewBox={`-6 -6 ${w + 12} ${h + 12}`} preserveAspectRatio="xMidYMid meet" className={clsx('land-svg', dimmed && 'land-dimmed')} style={{ '--unit': unit } as CSSProperties}>
      <defs>
        <marker id="land-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
          <path d="M0 .6 7.4 4 0 7.4Z" className="land-arrow" />
        </marker>
        <marker id="land-arrow-on" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
          <path d="M0 .6 7.4 4 0 7.4Z" className="land-arrow-on" />
        </marker>
      </defs>
      {groups.map(({ id, x, y, w: width, h: height }) => (
        <rect key={id} x={x} y={y} width={width} height={height} rx={10} className="land-group" />
      ))}
      {picture.lines.map((line) => {
        const on = lines.has(line.key) || (node !== null && (line.a === node || line.b === node))
        const marker = on ? 'url(#land-arrow-on)' : 'url(#land-arrow)'
        return <path key={line.key} d={line.path} aria-hidden="true" className={clsx('land-line', `land-${line.look}`, on && 'land-on')} markerEnd={marker} markerStart={line.back ? marker : undefined} />
      })}
      {across.map(({ key, a, b }) => {
        const [one, other] = [at.get(a), at.get(b)]
        return one && other ? <path key={key} d={arc(one, other)} aria-hidden="true" className="land-line land-on land-across" /> : null
      })}
      {picture.lines.map((line) => line.label && (
        <g key={line.key} aria-hidden="true" transform={`translate(${line.label.x} ${line.label.y})`} className={clsx('land-label', (lines.has(line.key) || line.a === node || line.b === node) && 'land-on')}>
          <text y={4}>{line.label.text}</text>
        </g>
      ))}
      {nodes.map((one) => (
        <Node key={one.id} node={one} on={one.id === node || near?.has(one.id) || ends.has(one.id)} />
      ))}
      {groups.map((one) => (
        <GroupName key={one.id} group={one} />
      ))}
      {group !== null &&
        picture.links.map(({ a, b, count }) => {
          const [here, there] = [boxes.get(group), boxes.get(a === group ? b : a)]
          return (a === group || b === group) && here && there ? <Link key={`${a} ${b}`} here={here} there={there} count={count} /> : null
        })}
    </svg>
  )
})

function Node({ node, on }: { node: DrawnNode; on?: boolean }) {
  const t = useTranslations('interfaces.map')
  const { x, y, w, h } = node
  return (
    <a href={node.href} data-node={node.id} aria-label={t(node.gateway ? 'nodeGateway' : 'node', { name: node.name })} aria-current={node.focus ? 'true' : undefined} className={clsx('land-node', node.gateway && 'land-gateway', node.focus && 'land-focus', on && 'land-on')}>
      <title>{node.name}</title>
      {node.gateway ? <path d={`M${x + 9} ${y}H${x + w - 9}L${x + w} ${y + h / 2}L${x + w - 9} ${y + h}H${x + 9}L${x} ${y + h / 2}Z`} /> : <rect x={x} y={y} width={w} height={h} rx={5} />}
      <text x={x + w / 2} y={y + h / 2 + 4}>
        {node.label}
      </text>
      {node.outside > 0 && (
        <g aria-hidden="true" className="land-outside" transform={`translate(${x + w - 2} ${y + 1})`}>
          <circle r={7.5} />
          <text y={3}>{node.outside}</text>
        </g>
      )}
    </a>
  )
}

/** From a group to another, with the number of pairs at the other end. */
function Link({ here, there, count }: { here: Middle; there: Middle; count: number }) {
  return (
    <g aria-hidden="true" className="land-link">
      <path d={arc(here, there)} strokeWidth={Math.min(8, 1 + Math.sqrt(count))} />
      <g transform={`translate(${there.x + there.w / 2} ${there.y + there.h / 2})`}>
        <circle r={15} />
        <text y={5}>{count}</text>
      </g>
    </g>
  )
}

function GroupName({ group }: { group: DrawnPicture['groups'][number] }) {
  const t = useTranslations('interfaces.map')
  const text = (
    <text x={group.x + 14} y={group.y + 20} className="land-title">
      {group.name}
      <tspan dx={6} className="land-title-count">
        {group.count}
      </tspan>
    </text>
  )
  const far = (
    <text x={group.x + group.w / 2} y={group.y + group.h / 2} className="land-title-far" aria-hidden="true">
      {group.name}
    </text>
  )
  return group.href ? (
    <a href={group.href} data-group={group.id} aria-label={t('group', { name: group.name, count: group.count })} className="land-group-link">
      {text}
      {far}
    </a>
  ) : (
    <g role="img" data-group={group.id} aria-label={t('group', { name: group.name, count: group.count })}>
      {text}
      {far}
    </g>
  )
}

type Middle = Pick<DrawnNode, 'x' | 'y' | 'w' | 'h'>

/** From the side of one box to the side of the other, bent a little so that parallel lines part. */
function arc(one: Middle, other: Middle): string {
  const from = { x: one.x + one.w / 2, y: one.y + one.h / 2 }
  const to = { x: other.x + other.w / 2, y: other.y + other.h / 2 }
  const bend = { x: (from.x + to.x) / 2 - (to.y - from.y) * 0.08, y: (from.y + to.y) / 2 + (to.x - from.x) * 0.08 }
  return `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`
}
