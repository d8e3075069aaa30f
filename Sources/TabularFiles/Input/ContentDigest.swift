internal import Dispatch
internal import Platform
internal import Synchronization

/// The SHA-256 of bytes that arrive in pieces (FIPS 180-4).
package struct ContentDigest: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  package mutating func update(_ bytes: some Collection<UInt8>) {
    length &+= UInt64(bytes.count)
    let done: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { add($0) } }
  }

  /// The digest of all bytes so far, 32 bytes.
  package func finish() -> [UInt8] {
    var last = self
    var tail: [UInt8] = [0x80]
    let used = (pending.count + 1) % 64
    tail.append(contentsOf: repeatElement(0, count: used <= 56 ? 56 - used : 120 - used))
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    tail.withUnsafeBufferPointer { last.add($0) }
    return (0..<32).map { index in
      UInt8(truncatingIfNeeded: last.state[index / 4] >> UInt32(24 - index % 4 * 8))
    }
  }

  /// The digest of all bytes so far in hexadecimal.
  package func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = finish().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[0..<start])
      guard pending.count == 64 else { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBytes { compress($0) }
    }
    let whole = start + (bytes.count - start) / 64 * 64
    compress(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<whole]))
    pending.append(contentsOf: bytes[whole...])
  }

  private mutating func compress(_ bytes: UnsafeRawBufferPointer) {
    Self.constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
        for start in stride(from: 0, to: bytes.count, by: 64) {
          for index in 0..<16 {
            words[index] = UInt32(
              bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
          }
          for index in 16..<64 {
            let (near, far) = (words[index - 2], words[index - 15])
            words[index] =
              words[index - 16] &+ (turn(far, 7) ^ turn(far, 18) ^ far &>> 3)
              &+ words[index - 7] &+ (turn(near, 17) ^ turn(near, 19) ^ near &>> 10)
          }
          var (a, b, c, d) = (state[0], state[1], state[2], state[3])
          var (e, f, g, h) = (state[4], state[5], state[6], state[7])
          @inline(__always)
          func round(_ index: Int) {
            let first =
              h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ (g ^ (e & (f ^ g)))
              &+ words[index] &+ constants[index]
            let second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ ((a & b) | (c & (a | b)))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
          }
          // Eight rounds in a row, after which every word is back in its place, halve the time.
          for index in stride(from: 0, to: 64, by: 8) {
            round(index)
            round(index + 1)
            round(index + 2)
            round(index + 3)
            round(index + 4)
            round(index + 5)
            round(index + 6)
            round(index + 7)
          }
          state &+= SIMD8(a, b, c, d, e, f, g, h)
        }
      }
    }
  }

  @inline(__always)
  private func turn(_ word: UInt32, _ by: UInt32) -> UInt32 {
    word &>> by | word &<< (32 &- by)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

/// The SHA-256 of a file's bytes, computed on a thread of its own: for a large file that needs a
/// seventh of the time in which it is imported.
package final class FileDigest: Sendable {
  private let source: ByteSource
  private let result = Mutex<Result<String, FileError>>(.success(""))
  private let order = Atomic(0)
  private let hasEnded = DispatchSemaphore(value: 0)

  init(of source: ByteSource) {
    self.source = source
    if !WorkThread.start({ self.compute() }) { compute() }
  }

  /// The digest in hexadecimal, when it is ready. Throws a ``FileError`` where the file cannot be
  /// read, or changed meanwhile.
  package func hexadecimal() throws(FileError) -> String {
    hasEnded.wait()
    // It may be requested again.
    hasEnded.signal()
    _ = order.load(ordering: .acquiring)
    return try result.withLock { $0 }.get()
  }

  private func compute() {
    let computed = Result { () throws(FileError) in try Self.sha256(of: source) }
    result.withLock { $0 = computed }
    // ThreadSanitizer does not know the semaphore: this shows it what comes after what.
    order.store(1, ordering: .releasing)
    hasEnded.signal()
  }

  private static func sha256(of source: ByteSource) throws(FileError) -> String {
    let reader = try source.open()
    var digest = ContentDigest()
    var chunk = [UInt8](repeating: 0, count: 262_144)
    var offset = 0
    while true {
      let count = try reader.read(at: offset, into: &chunk, from: 0, count: chunk.count)
      if count == 0 { break }
      digest.update(chunk[0..<count])
      offset += count
    }
    try reader.checkUnchanged()
    return digest.hexadecimal()
  }
}
