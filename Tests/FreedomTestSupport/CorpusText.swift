/// Bytes as the files of inputs write them: `\\`, `\n`, `\r`, `\t`, `\x1B`, `\u{202E}`, and `\{300*ab\}` for
/// 300 times `ab`. In what is repeated `\#` is how often it was repeated before, and `\?` a random
/// digit, the same in every run.
package struct CorpusText {
  /// Some bytes, how often: never made at once, since they may be 300 MiB.
  package struct Run {
    package var bytes: [UInt8]
    package var count: Int

    package init(bytes: [UInt8], count: Int = 1) { (self.bytes, self.count) = (bytes, count) }
  }

  private let text: [UInt8]
  private var place = 0
  private var counters: [Int] = []
  private var generator = SeededGenerator(seed: 1)

  private init(_ text: [UInt8]) { self.text = text }

  package static func runs(_ text: some StringProtocol) throws -> [Run] {
    var reader = CorpusText(Array(text.utf8))
    return try reader.read()
  }

  package static func bytes(_ text: some StringProtocol) throws -> [UInt8] {
    try runs(text).flatMap(\.all)
  }

  private mutating func read() throws -> [Run] {
    var runs: [Run] = []
    var plain: [UInt8] = []
    while place < text.count {
      let byte = text[place]
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        continue
      }
      guard place < text.count else { throw CorpusError(message: "a lone backslash") }
      let mark = text[place]
      place += 1
      switch mark {
      case UInt8(ascii: "{"):
        runs.append(Run(bytes: plain))
        plain = []
        runs += try repetition()
      case UInt8(ascii: "}"): return runs + [Run(bytes: plain)]
      case UInt8(ascii: "-"): break
      default: plain += try escaped(mark)
      }
    }
    return runs + [Run(bytes: plain)]
  }

  private mutating func escaped(_ mark: UInt8) throws -> [UInt8] {
    switch mark {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "\\"): return [mark]
    case UInt8(ascii: "#"): return Array(String(counters.last ?? 0).utf8)
    case UInt8(ascii: "?"): return [UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator)]
    case UInt8(ascii: "x"):
      place += 2
      guard place <= text.count else { break }
      return [UInt8(String(decoding: text[place - 2..<place], as: UTF8.self), radix: 16) ?? 0]
    case UInt8(ascii: "u"):
      place += 1
      let digits = until("}")
      guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { break }
      return Array(String(Character(scalar)).utf8)
    default: break
    }
    throw CorpusError(message: "no such escape in \(String(decoding: text, as: UTF8.self))")
  }

  private mutating func repetition() throws -> [Run] {
    guard let count = Int(until("*")) else { throw CorpusError(message: "no number of times") }
    let start = place
    counters.append(0)
    defer { counters.removeLast() }
    var made = try read()
    let inner = text[start..<place]
    let marks = zip(inner, inner.dropFirst()).filter { $0.0 == UInt8(ascii: "\\") }.map(\.1)
    // What changes is made once, where something around it is repeated.
    guard !marks.contains(UInt8(ascii: "{")), marks.contains(where: "#?".utf8.contains) else {
      return [Run(bytes: made.flatMap(\.all), count: count)]
    }
    var bytes = made.flatMap(\.all)
    for number in 1..<count {
      place = start
      counters[counters.count - 1] = number
      made = try read()
      bytes += made.flatMap(\.all)
    }
    return [Run(bytes: bytes)]
  }

  private mutating func until(_ end: Character) -> String {
    let start = place
    while place < text.count, text[place] != end.asciiValue { place += 1 }
    place += 1
    return String(decoding: text[start..<min(place - 1, text.count)], as: UTF8.self)
  }
}

extension CorpusText.Run {
  package var all: [UInt8] {
    if count == 1 { return bytes }
    var all: [UInt8] = []
    all.reserveCapacity(bytes.count * count)
    for _ in 0..<count { all += bytes }
    return all
  }
}

package struct CorpusError: Error, CustomStringConvertible {
  package let description: String

  package init(message: String) { description = message }
}

/// The inputs that `scripts/fuzz` starts from, in a file for each part: `name: text`.
package enum FuzzCorpus {
  package static func inputs(_ part: String) -> [(name: String, text: String)] {
    (Checkout.text(of: "Tests/FuzzCorpus/\(part).txt") ?? "").split(separator: "\n").map { line in
      let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }
}
