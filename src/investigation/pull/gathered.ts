/** Reading ahead. */

/**
 * Goes on reading while its caller works on what came, and then hands out all that came meanwhile, `most` items at once. What
 * came before a failure is handed out before it is thrown.
 */
export async function* gathered<T>(source: AsyncIterable<T>, most: number): AsyncGenerator<readonly T[]> {
  const reading: Reading<T> = { came: [], end: null, changed: Promise.withResolvers(), room: Promise.withResolvers() };
  void readAhead(source, most, reading);
  for (;;) {
    if (reading.came.length === 0 && reading.end === null) {
      await reading.changed.promise;
      reading.changed = Promise.withResolvers();
    }
    const batch = reading.came.splice(0);
    reading.room.resolve();
    reading.room = Promise.withResolvers();
    if (batch.length > 0) yield batch;
    else if (reading.end !== null) {
      if ('failure' in reading.end) throw reading.end.failure;
      return;
    }
  }
}

interface Reading<T> {
  readonly came: T[];
  end: { readonly failure: unknown } | Record<string, never> | null;
  /** Something came, or the end. */
  changed: PromiseWithResolvers<void>;
  /** What came was taken. */
  room: PromiseWithResolvers<void>;
}

async function readAhead<T>(source: AsyncIterable<T>, most: number, reading: Reading<T>): Promise<void> {
  try {
    for await (const item of source) {
      reading.came.push(item);
      reading.changed.resolve();
      if (reading.came.length >= most) await reading.room.promise;
    }
    reading.end = {};
  } catch (failure) {
    reading.end = { failure };
  }
  reading.changed.resolve();
}
