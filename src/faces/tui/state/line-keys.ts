/** The keys that mean something of their own while a line is typed; all others are typed or edit it. */
export const lineKeys = { leave: 'escape', finish: 'enter', next: 'tab', up: 'up', down: 'down' } as const;
