/// The SHA-256 of bytes that arrive in pieces (FIPS 180-4).
package struct ContentDigest: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// The digest of no bytes yet.
  package init() {}

  /// Adds bytes.
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
      block.withUnsafeBufferPointer { compress($0) }
    }
    let whole = start + (bytes.count - start) / 64 * 64
    compress(UnsafeBufferPointer(rebasing: bytes[start..<whole]))
    pending.append(contentsOf: bytes[whole...])
  }

  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    SHA256Rounds.constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
        for start in stride(from: 0, to: bytes.count, by: 64) {
          SHA256Rounds.schedule(bytes, from: start, into: words)
          SHA256Rounds.compress(&state, words, constants)
        }
      }
    }
  }
}
