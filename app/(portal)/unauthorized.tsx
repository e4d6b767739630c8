export { default } from '../unauthorized'
