import type { NavArea, NavCreate } from '@/components/layout/nav-model'

/** One line per area: the rail, the phone bar and the command palette are drawn from it. */
export const navAreas: NavArea[] = [
  { key: 'work', href: '/', group: 'today', icon: 'work', permission: 'work:read' },
  { key: 'actions', href: '/actions', group: 'today', icon: 'actions', permission: 'work:read' },
  { key: 'approvals', href: '/approvals', group: 'today', icon: 'approvals', permission: 'request:decide' },
  { key: 'inbox', href: '/inbox', group: 'today', icon: 'inbox', permission: 'notice:read' },
  { key: 'programme', href: '/programme', group: 'programme', icon: 'programme', permission: 'programme:read' },
  { key: 'gates', href: '/gates', group: 'programme', icon: 'gates', permission: 'programme:read' },
  { key: 'meetings', href: '/meetings', group: 'programme', icon: 'meetings', permission: 'meeting:read' },
  { key: 'reports', href: '/reports', group: 'programme', icon: 'reports', permission: 'pack:read' },
  { key: 'requests', href: '/requests', group: 'pipeline', icon: 'requests', permission: 'request:read' },
  { key: 'portfolio', href: '/portfolio', group: 'pipeline', icon: 'portfolio', permission: 'portfolio:read' },
  { key: 'processes', href: '/processes', group: 'pipeline', icon: 'processes', permission: 'process:read' },
  { key: 'automations', href: '/automations', group: 'pipeline', icon: 'automations', permission: 'automation:read' },
  { key: 'systems', href: '/systems', group: 'pipeline', icon: 'systems', permission: 'system:read' },
  { key: 'interfaces', href: '/interfaces', group: 'pipeline', icon: 'interfaces', permission: 'interface:read' },
  { key: 'components', href: '/components', group: 'pipeline', icon: 'components', permission: 'component:read' },
  { key: 'expansion', href: '/expansion', group: 'pipeline', icon: 'expansion', permission: 'run:read' },
  { key: 'recognition', href: '/recognition', group: 'pipeline', icon: 'recognition', permission: 'recognition:read' },
  { key: 'runs', href: '/runs', group: 'operations', icon: 'runs', permission: 'run:read' },
  { key: 'engines', href: '/engines', group: 'operations', icon: 'engines', permission: 'engine:read' },
  { key: 'value', href: '/value', group: 'value', icon: 'value', permission: 'value:read' },
  { key: 'ledger', href: '/ledger', group: 'value', icon: 'ledger', permission: 'value:read' },
  { key: 'cases', href: '/cases', group: 'value', icon: 'cases', permission: 'case:read' },
  { key: 'formulas', href: '/formulas', group: 'value', icon: 'formulas', permission: 'formula:read' },
  { key: 'rates', href: '/rates', group: 'value', icon: 'rates', permission: 'rate:read' },
  { key: 'calculator', href: '/calculator', group: 'value', icon: 'calculator', permission: 'calculator:read' },
  { key: 'people', href: '/people', group: 'administration', icon: 'people', permission: 'person:read' },
  { key: 'settings', href: '/settings', group: 'administration', icon: 'settings', permission: 'settings:read' },
  { key: 'audit', href: '/audit', group: 'administration', icon: 'audit', permission: 'audit:read' },
  { key: 'developers', href: '/developers', group: 'administration', icon: 'developers', permission: 'work:read' },
]

/** What the command palette offers under "Create". */
export const navCreates: NavCreate[] = [
  { key: 'request', href: '/requests/new', permission: 'request:file' },
  { key: 'process', href: '/processes/new', permission: 'process:edit' },
  { key: 'automation', href: '/automations/new', permission: 'automation:edit' },
  { key: 'system', href: '/systems/new', permission: 'system:edit' },
  { key: 'interface', href: '/interfaces/new', permission: 'interface:edit' },
  { key: 'component', href: '/components/new', permission: 'component:edit' },
  { key: 'engine', href: '/engines/new', permission: 'engine:edit' },
  { key: 'case', href: '/cases/new', permission: 'case:edit' },
  { key: 'action', href: '/actions/new', permission: 'action:close-own' },
]
