internal import Platform

/// What tells whether a file is the one that somebody describes.
package struct FileFacts: Sendable, Hashable {
  /// How many bytes it has.
  package let bytes: Int
  /// The SHA-256 of its bytes in hexadecimal, 64 digits in lower case.
  package let sha256: String

  /// Reads a file from its start to its end; one that cannot be read is a ``FileError``.
  package init(ofFileAt path: String) throws(FileError) {
    let file = try File(opening: path)
    var offset = 0
    try self.init { target throws(FileError) in
      let count = try FileError.reading { () throws(SystemError) in
        try file.read(at: offset, into: target)
      }
      offset += count
      return count
    }
  }

  /// Counts and digests what comes, until nothing more does.
  init(reading read: (UnsafeMutableRawBufferPointer) throws(FileError) -> Int) throws(FileError) {
    var digest = ContentDigest()
    var total = 0
    var chunk = [UInt8](repeating: 0, count: 262_144)
    while true {
      let count = try chunk.withMutableBytes(0..<chunk.count, read)
      if count == 0 { break }
      digest.update(chunk[0..<count])
      total += count
    }
    bytes = total
    sha256 = digest.hexadecimal()
  }
}
