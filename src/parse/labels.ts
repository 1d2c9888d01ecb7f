// Stands between the program and the chunk that reads labels: what is imported when it is asked for is this, and only then the chunk.
export { parseLabel } from './labels/label.js';
