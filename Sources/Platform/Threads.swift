#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

package enum WorkThread {
  /// The work needs little; where memory is scarce, the usual eight times as much could not be had.
  private static let stackSize = 1 << 20

  /// Starts some work on a thread of its own; returns false where the system has no thread for it,
  /// or so little memory that the caller should do the work.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard !isMemoryScarce else { return false }
    let passedOn = Unmanaged.passRetained(Work(run: work)).toOpaque()
    guard withAttributes({ create($0, passedOn) }) == 0 else {
      Unmanaged<Work>.fromOpaque(passedOn).release()
      return false
    }
    return true
  }

  /// Whether the addresses of the process are limited to less than a gibibyte (`ulimit -v`). A
  /// thread needs 64 MiB of them for a heap of its own, and then a mebibyte may be missing
  /// elsewhere.
  private static let isMemoryScarce: Bool = {
    var limit = rlimit()
    #if canImport(Glibc)
      let code = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let code = getrlimit(RLIMIT_AS, &limit)
    #endif
    return code == 0 && limit.rlim_cur < 1 << 30
  }()

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static func withAttributes(
    _ body: (UnsafeMutablePointer<pthread_attr_t>) -> Int32
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
      guard let attributes = memory.baseAddress else { return -1 }
      let code = pthread_attr_init(attributes)
      guard code == 0 else { return code }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
      return body(attributes)
    }
  }

  private static func create(
    _ attributes: UnsafeMutablePointer<pthread_attr_t>, _ work: UnsafeMutableRawPointer
  ) -> Int32 {
    #if canImport(Darwin)
      var thread: pthread_t?
      return pthread_create(&thread, attributes, { WorkThread.run($0) }, work)
    #else
      var thread = pthread_t()
      return pthread_create(&thread, attributes, { $0.flatMap { WorkThread.run($0) } }, work)
    #endif
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
    return nil
  }
}
