/// What tells whether a file is the one that somebody describes.
public struct FileFacts: Sendable, Hashable {
  /// How many bytes it has.
  public let bytes: Int
  /// The SHA-256 of its bytes in hexadecimal, 64 digits in lower case.
  public let sha256: String

  /// Reads a file from its start to its end; one that cannot be read is a ``FileFault``.
  public init(ofFileAt path: String) throws(FileFault) {
    let file = try SystemFile.open(path: path)
    var offset = 0
    try self.init { target throws(FileFault) in
      let count = try file.read(at: offset, into: target)
      offset += count
      return count
    }
  }

  /// Counts and digests what comes, until nothing more does.
  init(reading read: (UnsafeMutableRawBufferPointer) throws(FileFault) -> Int) throws(FileFault) {
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
