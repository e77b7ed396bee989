/** The list box of a combobox: what it holds, and which of its options is active while the focus stays in the input. */
export class OptionList {
  readonly #list: HTMLElement;
  readonly #input: HTMLElement;
  #options: readonly HTMLElement[] = [];
  #active = -1;
  #isScrolled = false;

  constructor(list: HTMLElement, input: HTMLElement) {
    this.#list = list;
    this.#input = input;
    list.addEventListener('scroll', () => {
      this.#isScrolled = true;
    });
  }

  get first(): HTMLElement | undefined {
    return this.#options[0];
  }

  get active(): HTMLElement | undefined {
    return this.#options[this.#active];
  }

  get isEmpty(): boolean {
    return this.#options.length === 0;
  }

  /** Replaces what the list holds. @param active the option that is active then, none if it is left out */
  fill(children: readonly HTMLElement[], active?: HTMLElement): void {
    this.#list.replaceChildren(...children);
    // To touch it lays the page out at once, which is done for nothing where nobody has scrolled.
    if (this.#isScrolled) this.#list.scrollTop = 0;
    this.#isScrolled = false;
    this.#options = Array.from(this.#list.querySelectorAll<HTMLElement>('[role=option]'));
    this.#active = -1;
    this.#activate(active ? this.#options.indexOf(active) : -1);
  }

  /** Goes to the next option, or the one before. Before the first and after the last comes the input itself. */
  move(step: 1 | -1): void {
    const places = this.#options.length + 1;
    this.#activate(((this.#active + step + 1 + places) % places) - 1);
  }

  #activate(index: number): void {
    this.active?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.active;
    if (!option) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }
}
