internal import Dispatch
internal import Platform
internal import Synchronization

/// Reads the rows of a sheet on a thread of its own while those before are worked on: to unpack and
/// parse a workbook needs as long as all other work on its values.
enum ReadAhead {
  /// About how much memory the rows of one batch need, in bytes.
  private static let batch = 32 << 10
  /// How many of these wait at most.
  private static let capacity = 32

  /// Reads all rows on another thread, and hands them over in their order on this one; where no
  /// thread can be had, reads here. Returns what is worth a note; nothing where the body has
  /// stopped. Throws what the reading or the body throws.
  static func readRows(
    _ body: (SheetRow) throws -> ReadingStep,
    by read: @escaping @Sendable (_ take: (SheetRow) throws -> ReadingStep) throws -> [FileError]
  ) throws -> [FileError] {
    let queue = RowQueue(capacity: capacity)
    let isStarted = WorkThread.start {
      var rows = RowBatch()
      let outcome = Result {
        try read { row in
          rows.append(row)
          guard rows.weight >= batch else { return .next }
          defer { rows = RowBatch() }
          return queue.put(rows)
        }
      }
      // What was read before an error comes before it.
      _ = queue.put(rows)
      queue.end(outcome)
    }
    guard isStarted else { return try read(body) }
    do {
      while let rows = queue.next() {
        if try rows.forEach(body) == .stop {
          _ = queue.close()
          return []
        }
      }
    } catch {
      _ = queue.close()
      throw error
    }
    return try queue.close()?.get() ?? []
  }
}

/// Rows on their way from the thread that reads them to the one that works on them.
private final class RowQueue: Sendable {
  typealias Outcome = Result<[FileError], any Error>

  private struct State: Sendable {
    var batches: [RowBatch] = []
    var isClosed = false
    var outcome: Outcome?
  }

  private let state = Mutex(State())
  private let order = Atomic(0)
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// - Parameter capacity: How many batches wait at most.
  init(capacity: Int) {
    for _ in 0..<capacity { free.signal() }
  }

  private func locked<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { state in
      // ThreadSanitizer does not know the standard library's lock: this shows it the order.
      _ = order.load(ordering: .acquiring)
      defer { order.store(0, ordering: .releasing) }
      return body(&state)
    }
  }

  /// Waits until there is space; returns whether more rows are wanted.
  func put(_ batch: RowBatch) -> ReadingStep {
    free.wait()
    let isClosed = locked { state in
      if !state.isClosed { state.batches.append(batch) }
      return state.isClosed
    }
    (isClosed ? free : filled).signal()
    return isClosed ? .stop : .next
  }

  func end(_ outcome: Outcome) {
    locked { $0.outcome = outcome }
    filled.signal()
    hasEnded.signal()
  }

  /// The next rows, when there are some; `nil` at the end.
  func next() -> RowBatch? {
    filled.wait()
    let batch = locked { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
    free.signal()
    return batch
  }

  /// Stops, and waits until the reader has ended. Call it once.
  func close() -> Outcome? {
    locked { $0.isClosed = true }
    free.signal()
    hasEnded.wait()
    return locked { $0.outcome }
  }
}

/// Some rows of a sheet, kept for another thread.
private struct RowBatch: Sendable {
  /// The content of a row, without the object that its reader fills again.
  private struct Contents: Sendable {
    let number: Int
    let cells: [Cell]
    let bytes: [UInt8]
    let lacksLineEnd: Bool
    let error: FileError?
  }

  private var rows: [Contents] = []
  /// How much memory the rows need, in bytes, roughly.
  private(set) var weight = 0

  mutating func append(_ row: SheetRow) {
    rows.append(
      Contents(
        number: row.number, cells: row.cells, bytes: row.bytes, lacksLineEnd: row.lacksLineEnd,
        error: row.error))
    weight += row.bytes.count + row.cells.count * MemoryLayout<Cell>.stride
  }

  /// Passes each row in the same object; returns whether the caller wanted all of them.
  func forEach(_ body: (SheetRow) throws -> ReadingStep) rethrows -> ReadingStep {
    let row = SheetRow()
    for contents in rows {
      row.number = contents.number
      row.cells = contents.cells
      row.bytes = contents.bytes
      row.lacksLineEnd = contents.lacksLineEnd
      row.error = contents.error
      if try body(row) == .stop { return .stop }
    }
    return .next
  }
}
