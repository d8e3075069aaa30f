internal import Platform

/// The bytes of one input, readable from any place and as often as wanted. A file is not kept open
/// between readings; a pipe is copied once.
final class ByteSource: Sendable {
  private enum Storage: Sendable {
    case memory([UInt8])
    case path(String, FileStatus.Stamp)
    case copy(File)
  }

  private let storage: Storage
  let count: Int

  init(bytes: [UInt8]) {
    storage = .memory(bytes)
    count = bytes.count
  }

  /// Looks at a file, or copies what a pipe delivers up to a limit.
  init(path: String, limit: Int) throws(FileError) {
    let file = try File(opening: path)
    let status = try FileError.reading { () throws(SystemError) in try file.status() }
    switch status.kind {
    case .folder:
      throw FileError(
        .refusedFile, code: "is-folder", rule: "this is a folder, not a file")
    case .regular:
      storage = .path(path, status.stamp)
      count = status.size
    case .pipe, .socket, .device, .symbolicLink:
      (storage, count) = try Self.copy(file, limit: limit)
    }
  }

  /// What a pipe delivers: kept in memory while it is small, else in a nameless temporary file.
  private static func copy(_ stream: File, limit: Int) throws(FileError) -> (Storage, Int) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 262_144)
    var file: File?
    var total = 0
    while true {
      let read = try chunk.withMutableBytes(0..<chunk.count) { target throws(FileError) in
        try FileError.reading { () throws(SystemError) in try stream.read(into: target) }
      }
      if total == 0 { _ = try FileKind.recognise(chunk[0..<read]) }
      if read == 0 { break }
      total += read
      guard total <= limit else {
        throw FileError(
          .refusedFile, code: "pipe-too-long", rule: "a pipe may deliver at most \(limit) bytes")
      }
      bytes.append(contentsOf: chunk[0..<read])
      if bytes.count >= 16 << 20 {
        if file == nil {
          file = try FileError.writing("file") { () throws(SystemError) in try File.temporary() }
        }
        try FileError.writing { () throws(SystemError) in try file?.write(bytes) }
        bytes.removeAll(keepingCapacity: true)
      }
    }
    guard let file else { return (.memory(bytes), total) }
    try FileError.writing { () throws(SystemError) in try file.write(bytes) }
    return (.copy(file), total)
  }

  func open() throws(FileError) -> ByteReader {
    switch storage {
    case .memory(let bytes): return ByteReader(.memory(bytes), count: count)
    case .copy(let file): return ByteReader(.file(file, nil), count: count)
    case .path(let path, let stamp):
      let reader = ByteReader(.file(try File(opening: path), stamp), count: count)
      try reader.checkUnchanged()
      return reader
    }
  }
}

final class ByteReader {
  fileprivate enum Storage {
    case memory([UInt8])
    case file(File, FileStatus.Stamp?)
  }

  private let storage: Storage
  let count: Int

  fileprivate init(_ storage: Storage, count: Int) {
    self.storage = storage
    self.count = count
  }

  /// Reads from a place; fewer bytes than requested only at the end. That is where it was when the
  /// source was opened: a file to which another program writes all the time would have no end.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    let wanted = max(0, min(target.count, count - offset))
    guard wanted > 0 else { return 0 }
    switch storage {
    case .file(let file, _):
      return try FileError.reading { () throws(SystemError) in
        try file.read(at: offset, into: .init(rebasing: target[..<wanted]))
      }
    case .memory(let bytes):
      bytes.withUnsafeBytes {
        target.copyMemory(from: .init(rebasing: $0[offset..<offset + wanted]))
      }
      return wanted
    }
  }

  /// Reads from a place into a part of an array; fewer bytes than requested only at the end.
  func read(
    at offset: Int, into target: inout [UInt8], from start: Int, count: Int
  ) throws(FileError) -> Int {
    try target.withMutableBytes(start..<start + count) { bytes throws(FileError) in
      try read(at: offset, into: bytes)
    }
  }

  func head(count: Int) throws(FileError) -> [UInt8] {
    try bytes(at: 0, count: min(count, self.count))
  }

  func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try read(at: offset, into: &bytes, from: 0, count: count)
    bytes.removeLast(count - read)
    return bytes
  }

  /// Refuses a file that was changed after it was opened.
  func checkUnchanged() throws(FileError) {
    guard case .file(let file, let stamp?) = storage else { return }
    let now = try FileError.reading { () throws(SystemError) in try file.status().stamp }
    guard now == stamp else {
      throw FileError(
        .refusedFile, code: "file-changed", rule: "the file changed while it was read",
        hint: "read it again when nothing writes to it")
    }
  }
}

extension File {
  convenience init(opening path: String) throws(FileError) {
    do throws(SystemError) {
      try self.init(reading: path)
    } catch {
      throw FileError(
        .refusedFile, code: error.isMissing ? "no-such-file" : "cannot-read",
        rule: error.isMissing
          ? "there is no such file" : "the file cannot be opened: \(error.text)")
    }
  }
}

extension FileError {
  static func reading<Value>(_ work: () throws(SystemError) -> Value) throws(FileError) -> Value {
    do throws(SystemError) {
      return try work()
    } catch {
      throw FileError(
        .refusedFile, code: "cannot-read", rule: "the file cannot be read: \(error.text)")
    }
  }

  fileprivate static func writing<Value>(
    _ thing: String = "copy", _ work: () throws(SystemError) -> Value
  ) throws(FileError) -> Value {
    do throws(SystemError) {
      return try work()
    } catch {
      throw FileError(
        .refusedFile, code: "cannot-write",
        rule: "no temporary \(thing) can be made: \(error.text)")
    }
  }
}

extension [UInt8] {
  /// Lends a part of the bytes to be written. The one door from arrays to pointers.
  mutating func withMutableBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeMutableRawBufferPointer) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return try withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try body(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[range]))
    }
  }

  /// Two bytes as a number, the low byte first.
  func littleEndian16(at index: Int) -> Int {
    Int(self[index]) | Int(self[index + 1]) << 8
  }

  /// Four bytes as a number, the low byte first.
  func littleEndian32(at index: Int) -> Int {
    littleEndian16(at: index) | littleEndian16(at: index + 2) << 16
  }

  /// Eight bytes as a number, the low byte first; `nil` where it does not fit.
  func littleEndian64(at index: Int) -> Int? {
    let high = littleEndian32(at: index + 4)
    return high > 0x7FFF_FFFF ? nil : littleEndian32(at: index) | high << 32
  }

  /// Eight bytes as bits, the low byte first.
  func littleEndianBits64(at index: Int) -> UInt64 {
    UInt64(littleEndian32(at: index)) | UInt64(littleEndian32(at: index + 4)) << 32
  }
}
