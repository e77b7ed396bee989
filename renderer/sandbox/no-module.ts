/** Stands in for Node's own `module` in the workers, where a library asks for it only in Node. */
export {};
