import type { PhaseKey } from '@/lib/core/programme/phases'
import type { ProcessKey } from './portfolio'

interface DemoMilestone {
  name: string
  nameZh: string
  /** Days before the seeding; negative: still to come */
  planned: number
  reached?: number
}

interface DemoExpense {
  daysAgo: number
  amount: string
  note: string
  /** What it should have said, found out so many days before the seeding */
  right?: { amount: string; daysAgo: number; note: string }
}

interface DemoPhase {
  budget: string
  /** Days before the seeding on which scope and milestones were agreed */
  agreed: number
  scope: { process: ProcessKey; reason: string }[]
  milestones: DemoMilestone[]
  expenses: DemoExpense[]
}

export const phasePlans: Record<PhaseKey, DemoPhase> = {
  pilot: {
    budget: '460000',
    agreed: 149,
    scope: [
      { process: 'expense', reason: 'High volume, clear rules, no customer affected. 量大、规则明确、不影响客户。' },
      { process: 'waybill', reason: 'Largest number of items, digital input from the start. 件数最多，输入全部电子化。' },
    ],
    milestones: [
      { name: 'Processes and targets agreed', nameZh: '确定试点流程与目标', planned: 145, reached: 145 },
      { name: 'First robot in service', nameZh: '首个机器人上线', planned: 104, reached: 100 },
      { name: 'Both automations in service', nameZh: '两个自动化流程全部上线', planned: 95, reached: 96 },
      { name: 'Twenty working days measured', nameZh: '完成 20 个工作日实测', planned: 66, reached: 65 },
    ],
    expenses: [
      { daysAgo: 144, amount: '180000', note: 'Robot licences, first year 机器人许可（首年）' },
      { daysAgo: 128, amount: '142000', note: 'Build by the integration partner 集成商开发费' },
      { daysAgo: 108, amount: '62000', note: 'Training of key users 关键用户培训', right: { amount: '26000', daysAgo: 101, note: 'Digits swapped on entry 录入时数字颠倒' } },
      { daysAgo: 82, amount: '38500', note: 'Test environment 测试环境' },
    ],
  },
  rollout: {
    budget: '1800000',
    agreed: 56,
    scope: [
      { process: 'purchaseOrder', reason: 'Procurement is the first main scenario of the plan. 采购是规划中的首个主要场景。' },
      { process: 'invoice', reason: 'Same system and same rules as purchase orders. 与采购订单同系统、同规则。' },
      { process: 'inventory', reason: 'Inventory is the second main scenario. 库存是第二个主要场景。' },
      { process: 'confirmation', reason: 'Short cycle, quick benefit for the order desk. 周期短，订单中心见效快。' },
      { process: 'onboarding', reason: 'Suppliers wait three weeks today. 目前供应商平均等待三周。' },
    ],
    milestones: [
      { name: 'Procurement in service', nameZh: '采购场景上线', planned: 50, reached: 52 },
      { name: 'Invoices in service', nameZh: '发票场景上线', planned: 55, reached: 45 },
      { name: 'Warehouse in service', nameZh: '仓储场景上线', planned: 46, reached: 48 },
      { name: 'Supplier onboarding in service', nameZh: '供应商准入上线', planned: 6 },
      { name: 'Three more departments trained', nameZh: '完成另外三个部门培训', planned: -45 },
      { name: 'Main scenarios covered', nameZh: '主要场景全面覆盖', planned: -150 },
    ],
    expenses: [
      { daysAgo: 55, amount: '320000', note: 'Robot licences, nine months 机器人许可（九个月）' },
      { daysAgo: 41, amount: '214600', note: 'Build of three automations 三个自动化流程开发' },
      { daysAgo: 22, amount: '96000', note: 'Workflow servers 流程引擎服务器' },
      { daysAgo: 6, amount: '48200', note: 'Courses for two departments 两个部门培训' },
    ],
  },
  deepening: {
    budget: '900000',
    agreed: 30,
    scope: [
      { process: 'assignment', reason: 'Decision of the plan: assignment by stock, route and capacity. 规划要求：按库存、线路与产能智能分派。' },
      { process: 'claims', reason: 'Many documents, rules known, people decide. 材料多、规则清晰、人工终审。' },
    ],
    milestones: [
      { name: 'Assignment model tested on past orders', nameZh: '分派模型完成历史订单验证', planned: -75 },
      { name: 'Rules for decisions agreed with legal', nameZh: '与法务确认决策规则', planned: -120 },
    ],
    expenses: [],
  },
}
