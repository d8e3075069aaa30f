internal import DisplayText
internal import Platform

/// A file or standard output. One task at a time may use it.
package protocol ByteSink: AnyObject {
  func write(_ bytes: [UInt8]) throws(OutputError)

  /// Makes sure that everything has arrived and cannot be lost any more; a file has no name yet.
  func complete() throws(OutputError)

  /// Completes the output; only now does a file appear under its name.
  func finish() throws(OutputError)

  /// Aborts; a file that did not exist before does not exist after.
  func discard()
}

/// A file that never appears in part; ``Output/openFile(_:overwriting:)`` opens one.
package final class OutputFile: ByteSink {
  private let path: String
  private let file: AtomicFile

  /// Begins a file at a path that leads to a regular file or to nothing. `folder`, with a slash at
  /// its end, is where it is written first, if that is not beside its path.
  init(
    _ path: String, overwriting overwrites: Bool = false, in folder: String? = nil,
    needsName: Bool = false
  ) throws(OutputError) {
    self.path = path
    file = try OutputError.creating(path) { () throws(AtomicFile.Failure) in
      try AtomicFile(path, overwriting: overwrites, in: folder, needsName: needsName)
    }
  }

  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try OutputError.writing(path) { () throws(SystemError) in try file.write(bytes) }
  }

  package func complete() throws(OutputError) {
    try OutputError.writing(path) { () throws(SystemError) in try file.complete() }
  }

  package func finish() throws(OutputError) {
    try complete()
    try OutputError.creating(path) { () throws(AtomicFile.Failure) in try file.publish() }
  }

  package func discard() { file.discard() }
}

/// Standard output, a device or a pipe: bytes are sent as they come, in large pieces.
///
/// On a terminal, characters that would act instead of show are written as escapes, unless the
/// bytes were drawn for one.
final class DirectOutput: ByteSink {
  private let path: String
  private var stream: BufferedFile
  private var filter: TerminalFilter?
  private var isOpen = true

  init(_ file: File, path: String, isDrawn: Bool) {
    self.path = path
    stream = BufferedFile(file)
    filter = !isDrawn && file.isTerminal ? TerminalFilter() : nil
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    let shown = filter?.shown(bytes) ?? bytes
    try OutputError.writing(path) { () throws(SystemError) in try stream.write(shown) }
  }

  func complete() throws(OutputError) {
    let rest = filter?.rest() ?? []
    try OutputError.writing(path) { () throws(SystemError) in
      try stream.write(rest)
      try stream.flush()
    }
  }

  /// Sends the bytes that are still here. Some file systems report only at a closing that something
  /// is lost, so a second descriptor of standard output is closed.
  func finish() throws(OutputError) {
    try complete()
    guard isOpen else { return }
    isOpen = false
    try OutputError.writing(path) { () throws(SystemError) in
      try stream.file.closeCopy()
      try stream.file.close()
    }
  }

  func discard() {
    isOpen = false
    try? stream.file.close()
  }
}

/// Makes text safe for a terminal as it passes by: what would act instead of show becomes an escape
/// such as `\u{1B}`. Line feeds and tabs stay.
struct TerminalFilter {
  /// The bytes of a character that is not whole yet.
  private var begun: [UInt8] = []

  /// What is shown of some bytes of UTF-8, cut anywhere; a character that is not whole waits for
  /// its rest.
  mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
    let all = begun + bytes
    let cut = Self.unfinished(all)
    begun = Array(all.suffix(cut))
    return Self.visible(all.dropLast(cut))
  }

  /// What is shown of a character that never became whole.
  mutating func rest() -> [UInt8] {
    defer { begun = [] }
    return Self.visible(begun[...])
  }

  private static func visible(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if bytes.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) {
      return Array(bytes)
    }
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar != "\n", scalar != "\t", scalar.needsEscape {
        text.append(contentsOf: scalar.escape.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return Array(String(text).utf8)
  }

  /// How many bytes at the end begin a character whose rest is missing.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for (position, byte) in bytes.suffix(3).reversed().enumerated() {
      let length =
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        case 0x80...0xBF: 0
        default: 1
        }
      if length > 0 { return length > position + 1 ? position + 1 : 0 }
    }
    return 0
  }
}
