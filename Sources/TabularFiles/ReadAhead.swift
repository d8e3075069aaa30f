internal import Dispatch
internal import Platform
internal import Synchronization

/// Reads the rows of a sheet on a thread of its own while those before are worked on: to unpack and
/// parse a workbook takes as long as all that is done with its figures.
enum ReadAhead {
  /// About how much memory the rows need that are handed over at once, in bytes.
  private static let batch = 32 << 10
  /// How much memory the rows may need that are read and not done with, in bytes.
  private static let capacity = 2 << 20

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
final class RowQueue: Sendable {
  typealias Outcome = Result<[FileError], any Error>

  private struct State: Sendable {
    var batches: [RowBatch] = []
    /// The weight of all batches that were put in and are not done with.
    var weight = 0
    /// The weight of the batch that is worked on.
    var weightInWork = 0
    var isClosed = false
    var outcome: Outcome?
    var isReaderWaiting = false
    var isWorkerWaiting = false
  }

  private let capacity: Int
  private let state = Mutex(State())
  private let order = Atomic(0)
  private let readerMayGoOn = DispatchSemaphore(value: 0)
  private let workerMayGoOn = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// - Parameter capacity: How much memory the rows may need that are read and not done with. A
  ///   batch that is larger by itself waits until there is no other.
  init(capacity: Int) {
    self.capacity = capacity
  }

  private func locked<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { state in
      // ThreadSanitizer does not know the standard library's lock: this shows it who comes after
      // whom.
      _ = order.load(ordering: .acquiring)
      defer { order.store(0, ordering: .releasing) }
      return body(&state)
    }
  }

  // MARK: The reader's side

  /// Puts rows in, when there is space. Returns whether more are wanted.
  func put(_ batch: RowBatch) -> ReadingStep {
    while true {
      let step: ReadingStep? = locked { state in
        if state.isClosed { return .stop }
        guard state.weight == 0 || state.weight + batch.weight <= capacity else {
          state.isReaderWaiting = true
          return nil
        }
        state.batches.append(batch)
        state.weight += batch.weight
        wakeWorker(&state)
        return .next
      }
      if let step { return step }
      readerMayGoOn.wait()
    }
  }

  func end(_ outcome: Outcome) {
    locked { state in
      state.outcome = outcome
      wakeWorker(&state)
    }
    hasEnded.signal()
  }

  private func wakeWorker(_ state: inout State) {
    guard state.isWorkerWaiting else { return }
    state.isWorkerWaiting = false
    workerMayGoOn.signal()
  }

  // MARK: The worker's side

  /// The next rows, when there are some; `nil` at the end. The rows before are done with.
  func next() -> RowBatch? {
    while true {
      let (batch, isOver): (RowBatch?, Bool) = locked { state in
        state.weight -= state.weightInWork
        state.weightInWork = 0
        wakeReader(&state)
        guard !state.batches.isEmpty else {
          state.isWorkerWaiting = state.outcome == nil
          return (nil, state.outcome != nil)
        }
        let batch = state.batches.removeFirst()
        state.weightInWork = batch.weight
        return (batch, false)
      }
      if batch != nil || isOver { return batch }
      workerMayGoOn.wait()
    }
  }

  /// Wants no more, and waits until the reader has ended. To be called once.
  func close() -> Outcome? {
    locked { state in
      state.isClosed = true
      wakeReader(&state)
    }
    hasEnded.wait()
    return locked { $0.outcome }
  }

  private func wakeReader(_ state: inout State) {
    guard state.isReaderWaiting else { return }
    state.isReaderWaiting = false
    readerMayGoOn.signal()
  }
}

/// Some rows of a sheet, kept to be handed to another thread.
struct RowBatch: Sendable {
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

  /// Hands over each row in the same object; says whether all were asked for.
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
