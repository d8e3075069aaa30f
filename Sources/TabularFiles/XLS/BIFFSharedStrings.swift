extension SharedStrings {
  /// The texts of the record that has all of them (SST) and of those that continue it.
  init(biff bytes: [UInt8], _ parts: [Range<Int>], limits: ReadingLimits) throws(FileError) {
    self.init()
    guard parts[0].count >= 8 else { throw CompoundFile.broken("its shared strings are cut") }
    let claimed = bytes.littleEndian32(at: parts[0].lowerBound + 4)
    var reader = BIFFText(bytes, parts, skipping: 8)
    var text: [UInt8] = []
    // Some programs count more texts than they write.
    while count < claimed, !reader.isAtEnd {
      text.removeAll(keepingCapacity: true)
      try reader.append(lengthIn: 2, to: &text)
      try append(text, limits: limits)
    }
  }
}
