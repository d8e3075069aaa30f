internal import Dispatch
internal import Synchronization

/// Rows on their way from the thread that reads them to the one that works on them.
final class RowQueue: Sendable {
  /// How the reading ended.
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

  /// - Parameter capacity: How much memory the rows may take that are read and not done with. A batch that
  ///   is larger by itself waits until there is no other.
  init(capacity: Int) {
    self.capacity = capacity
  }

  private func locked<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { state in
      // ThreadSanitizer does not know the standard library's lock: this tells it who comes after whom.
      _ = order.load(ordering: .acquiring)
      defer { order.store(0, ordering: .releasing) }
      return body(&state)
    }
  }

  // MARK: The reader's side

  /// Puts rows in, when there is room. Says whether more are wanted.
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

  /// Says that no more will come.
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
