import type { Role } from '@/lib/core/access'

/** An invented company. Keys (`finance`, `wang`) are how the other files of the demo refer to a row. */
export const organisation = { name: 'Huaxing Supply Chain (Demo) / 华兴供应链(演示)', currency: 'CNY', timeZone: 'Asia/Shanghai' }
export const programmeName = { en: 'Huaxing automation programme (demo)', 'zh-CN': '华兴流程自动化项目(演示)' }

interface DemoDepartment {
  name: string
  nameZh: string
  parent?: string
}

export const departments = {
  finance: { name: 'Finance', nameZh: '财务部' },
  payables: { name: 'Accounts payable', nameZh: '应付会计组', parent: 'finance' },
  treasury: { name: 'Treasury and reporting', nameZh: '资金与报表组', parent: 'finance' },
  procurement: { name: 'Procurement', nameZh: '采购部' },
  sourcing: { name: 'Sourcing and contracts', nameZh: '寻源与合同组', parent: 'procurement' },
  ordering: { name: 'Order execution', nameZh: '订单执行组', parent: 'procurement' },
  logistics: { name: 'Logistics and warehousing', nameZh: '物流仓储部' },
  transport: { name: 'Transport', nameZh: '运输组', parent: 'logistics' },
  warehouse: { name: 'Warehousing', nameZh: '仓储组', parent: 'logistics' },
  sales: { name: 'Sales and service', nameZh: '销售客服部' },
  orderDesk: { name: 'Order desk', nameZh: '订单中心', parent: 'sales' },
  care: { name: 'Customer care and claims', nameZh: '客服与理赔组', parent: 'sales' },
} satisfies Record<string, DemoDepartment>
export type DepartmentKey = keyof typeof departments

interface DemoPerson {
  name: string
  jobTitle: string
  department: DepartmentKey
  /** The first is given at creation; with a department the role is limited to it. */
  roles: { role: Role; department?: DepartmentKey }[]
}

export const people = {
  zhao: { name: 'Zhao Chen 赵晨', jobTitle: 'IT platform lead 信息平台主管', department: 'treasury', roles: [{ role: 'admin' }] },
  wang: { name: 'Wang Min 王敏', jobTitle: 'Head of the automation centre 自动化中心负责人', department: 'finance', roles: [{ role: 'coe' }] },
  ma: { name: 'Ma Chao 马超', jobTitle: 'Automation developer 自动化开发工程师', department: 'finance', roles: [{ role: 'coe' }] },
  li: { name: 'Li Qiang 李强', jobTitle: 'Automation operations 自动化运维', department: 'logistics', roles: [{ role: 'ops' }] },
  chen: { name: 'Chen Jing 陈静', jobTitle: 'Chief operating officer 运营总监', department: 'sales', roles: [{ role: 'steering' }] },
  he: { name: 'He Ping 何平', jobTitle: 'Chief financial officer 财务总监', department: 'finance', roles: [{ role: 'steering' }] },
  guo: { name: 'Guo Rui 郭睿', jobTitle: 'Chief information officer 信息总监', department: 'treasury', roles: [{ role: 'steering' }] },
  zhou: { name: 'Zhou Li 周丽', jobTitle: 'Financial controller 财务主管', department: 'finance', roles: [{ role: 'finance' }] },
  sun: { name: 'Sun Tao 孙涛', jobTitle: 'Internal audit 内部审计', department: 'treasury', roles: [{ role: 'auditor' }] },
  wu: { name: 'Wu Xia 吴霞', jobTitle: 'Legal counsel 法务', department: 'sourcing', roles: [{ role: 'reviewer' }] },
  liu: { name: 'Liu Yang 刘洋', jobTitle: 'Accounts payable manager 应付会计主管', department: 'payables', roles: [{ role: 'process-owner', department: 'finance' }] },
  xu: { name: 'Xu Na 徐娜', jobTitle: 'Procurement manager 采购经理', department: 'procurement', roles: [{ role: 'process-owner', department: 'procurement' }] },
  huang: { name: 'Huang Lei 黄磊', jobTitle: 'Logistics manager 物流经理', department: 'logistics', roles: [{ role: 'process-owner', department: 'logistics' }, { role: 'process-owner', department: 'sales' }] },
  lin: { name: 'Lin Xue 林雪', jobTitle: 'Customer service 客服专员', department: 'care', roles: [{ role: 'employee' }] },
} satisfies Record<string, DemoPerson>
export type PersonKey = keyof typeof people

export const emailOf = (key: PersonKey) => `${people[key].name.split(' ').slice(0, 2).reverse().join('.').toLowerCase()}@demo.example`

interface DemoSystem {
  name: string
  nameZh: string
  vendor: string
  release: string
  owner: PersonKey
}

export const systems = {
  sap: { name: 'SAP S/4HANA', nameZh: 'SAP S/4HANA', vendor: 'SAP', release: '2023 FPS02', owner: 'zhao' },
  kingdee: { name: 'Kingdee Cloud Galaxy', nameZh: '金蝶云·星空', vendor: 'Kingdee 金蝶', release: '8.2', owner: 'zhou' },
  yonyou: { name: 'Yonyou BIP', nameZh: '用友 BIP', vendor: 'Yonyou 用友', release: 'R6', owner: 'zhao' },
  tms: { name: 'Transport management (TMS)', nameZh: '运输管理系统(TMS)', vendor: 'In-house 自研', release: '5.14', owner: 'huang' },
  wms: { name: 'Warehouse management (WMS)', nameZh: '仓储管理系统(WMS)', vendor: 'FLUX 富勒', release: '4.1', owner: 'huang' },
  crm: { name: 'Customer relations (CRM)', nameZh: '客户关系管理(CRM)', vendor: 'Neocrm 销售易', release: '2026.3', owner: 'chen' },
  oa: { name: 'Office automation (OA)', nameZh: '协同办公(OA)', vendor: 'Weaver 泛微', release: '10.0', owner: 'zhao' },
  mail: { name: 'Company e-mail', nameZh: '企业邮箱', vendor: 'Microsoft', release: 'Exchange 2019', owner: 'li' },
} satisfies Record<string, DemoSystem>
export type SystemKey = keyof typeof systems
