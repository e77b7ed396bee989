import type { ContentNode } from '../../../indexer/core/tree.ts';

export { chunk, code, sub, topic } from '../core/build-topic.ts';

export const paragraph = (text: string): ContentNode => ({ k: 'p', c: [text] });
