import type { CommandId } from './commands.ts';

/** What commands do at the moment. The newest word counts: a dialog may take a command over while it is open. */
export class CommandRegistry {
  readonly #actions = new Map<CommandId, (() => void)[]>();

  /** @returns a function that takes it back */
  add(id: CommandId, action: () => void): () => void {
    const actions = this.#actions.get(id) ?? [];
    this.#actions.set(id, actions);
    actions.push(action);
    return () => void actions.splice(actions.indexOf(action), 1);
  }

  can(id: CommandId): boolean {
    return (this.#actions.get(id)?.length ?? 0) > 0;
  }

  /** @returns whether there was anything to do */
  run(id: CommandId): boolean {
    const action = this.#actions.get(id)?.at(-1);
    action?.();
    return action !== undefined;
  }
}
